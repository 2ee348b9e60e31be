Feature: A working day at the desk
  From the first call to the last guest: what the receptionist does is logged, found again and never lost.

  Background:
    Given Chen sits at the desk "Lobby"
    And the directory holds
      | name     | extension |
      | Li Ming  | 8023      |
      | 王丽华   | 8024      |

  Scenario: A message is taken and delivered
    When Wang Fang rings for Li Ming about "The lease of unit 12"
    Then the message M-000001 is taken
    And its slip lies in the tray
    When the receptionist delivers M-000001
    Then the message M-000001 is delivered
    And the history of M-000001 says take, deliver

  Scenario: The same caller is known the second time
    Given Wang Fang has rung from 138 0013 8000
    When the receptionist types "8000" into the caller's field
    Then Wang Fang is offered, with the number 138 0013 8000

  Scenario: A caller with a Chinese name is found by pinyin and by initials
    Given 单乐行 has rung from 139 1234 5678
    Then "shan" and "slx" and "单" each find 单乐行

  Scenario: The colleague is out
    Given 王丽华 is out until three o'clock with the note "出差"
    When the receptionist looks for "wanglihua"
    Then 王丽华 is shown as out until three o'clock

  Scenario: An expected visitor arrives, meets the host and leaves
    Given Ann Lee is expected by Li Ming at three o'clock
    When Ann Lee arrives and is given the pass 17
    Then Ann Lee is waiting
    When Li Ming fetches Ann Lee
    Then Ann Lee is with the host
    When Ann Lee goes
    Then Ann Lee has left, and it was seen
    And nobody is on site

  Scenario: A walk-in stands before the desk
    When Bob comes for an interview
    Then Bob is waiting
    And Bob is on site

  Scenario: Three visitors leave together
    Given Ann, Bob and Cui are on site
    When all three go at once
    Then nobody is on site

  Scenario: Of three visitors who go together one has gone before
    Given Ann, Bob and Cui are on site
    And Bob has gone already
    When all three go at once
    Then the desk says that "V-000002" is "Left" now
    And Ann and Cui are still on site

  Scenario: A couple sees the sample room for the second time
    Given Mr Liu with 13800138000 has seen the sample room A2
    When Mrs Liu with +86 138-0013-8000 comes with a child to see the sample room A2
    Then it is a repeat visit
    When the tour begins with 3 shoe covers
    And the tour ends with 3 shoe covers taken back
    Then the tour is finished

  Scenario: A wrong name is corrected and the old one stays in the history
    Given Wang Fan has rung from 138 0013 8000
    When the receptionist corrects the caller of M-000001 to "Wang Fang" because it was misheard
    Then the history of M-000001 keeps "Wang Fan"
    And the caller's field offers only Wang Fang

  Scenario: A step too far is taken back
    Given Ann is on site
    When the receptionist checks V-000001 out by mistake
    And takes the last step back
    Then Ann is waiting
    And the history of V-000001 says take, check_out, undo

  Scenario: A dead printer loses nothing
    Given the printer is dead
    When Wang Fang rings for Li Ming about "The lease of unit 12"
    Then the message M-000001 is taken
    And the receptionist is told "Lobby printer refuses."
    When the printer works again
    And the slip of M-000001 is printed again
    Then its slip lies in the tray

  Scenario: A message that says nothing is not saved
    When somebody rings for Li Ming and says nothing
    Then the problems are "Who called? A name or a number, please." and "What is it about? A matter or a wish, please."
    And the logbook is empty

  Scenario: The lights go out while a message is being typed
    Given a message is half typed
    When the desk is opened anew
    Then the half message is still there

  Scenario: Two desks save at the same time
    Given a second desk stands in the same lobby
    When both desks correct M-000001 from the same sight of it
    Then the first correction is kept
    And the second desk is told that it was changed elsewhere
