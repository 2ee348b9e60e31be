"""Everything Qt: it shows what `receptiondesk` knows and does."""
