# The sections of the plan. Titles, lines, questions and hints are the content specification's, section 3.2.

### Variables: $them is the holder's own word for the other person, or them-default.

## The common card

kind-step = A step
field-step-text = One small thing
field-step-state = Where it stands
option-step-state-idea = { step-idea }
option-step-state-want = { step-want }
option-step-state-did = { step-did }
option-step-state-works = { step-works }
option-step-state-notforme = { step-notforme }
option-step-state-notnow = Not now
field-step-horizon = When
option-step-horizon-today = Today
option-step-horizon-weeks = In the next weeks
option-step-horizon-later = Later
field-step-gets_in_way = { step-barrier-q }
option-step-gets_in_way-money = Money
option-step-gets_in_way-ride = No ride
option-step-gets_in_way-kids = Kids
option-step-gets_in_way-papers = Papers
option-step-gets_in_way-work = Work
option-step-gets_in_way-health = Health
option-step-gets_in_way-watched = Being watched
option-step-gets_in_way-family = Family
option-step-gets_in_way-place = The place
option-step-gets_in_way-other = Something else
field-step-gets_in_way_other = Something else, in your words
field-step-helper = Who could help with it
field-step-cost = What it costs
option-step-cost-free = Free
option-step-cost-some = Some money
option-step-cost-high = A lot
field-step-needs_ride = Needs a ride
field-step-helped = { step-helped-q }
option-step-helped-yes = Yes
option-step-helped-abit = A bit
option-step-helped-no = No
option-step-helped-nottried = Not tried yet
field-step-share_ok = OK to share this step
hint-step-share_ok = Off until you turn it on. Nothing is sent by this.

kind-line = A line
field-line-text = In your words

## already

section-already-title = What you already do
section-already-line = You know a lot about staying safe. Start there.
section-already-q1 = What do you do now that helps?
section-already-q2 = What has worked before?
section-already-q3 = What would you never want to try again?
section-already-hint = Small things count, like sitting near the door.
list-already-steps = Things I do
add-already-steps = Add a thing you do

## now

section-now-title = How things are now
section-now-line = A quick look. Only for you.
section-now-q1 = How are things right now?
section-now-q2 = Is there anything new?
section-now-hint = There is no right answer.
field-now-answer = How are things right now?
option-now-answer-ok = OK for now
option-now-answer-notsure = Not sure
option-now-answer-notgood = Not good
option-now-answer-cantsay = I can't say
field-now-note = Anything new
field-now-on = Day of this note

## signs

section-signs-title = Signs things are changing
section-signs-line = Things you notice before it gets worse.
section-signs-q1 = What do you see or hear first?
section-signs-q2 = What has changed lately?
section-signs-q3 = What can you do when you see it?
section-signs-hint = Trust what you notice.
field-signs-changed_lately = What has changed lately
option-signs-changed_lately-outofwork = Out of work
option-signs-changed_lately-using = Drinking or using more
option-signs-changed_lately-weapontalk = New talk of weapons
option-signs-changed_lately-cutoff = Cut me off from people
option-signs-changed_lately-tookthings = Took my money or phone
option-signs-changed_lately-knows = Knows I may leave
option-signs-changed_lately-order = A new order or court date
option-signs-changed_lately-showedup = Showed up somewhere
option-signs-changed_lately-other = Something else
list-signs-signs = Signs I notice
add-signs-signs = Add a sign
list-signs-changed_own = Other changes
add-signs-changed_own = Add a change in your words
kind-sign = A sign
field-sign-sign = What I see or hear
list-sign-then = What I can do then
add-sign-then = Add a step

## people

section-people-title = People who can help
section-people-line = People you might call on.
section-people-q1 = Who could help?
section-people-q2 = With what?
section-people-q3 = Do they know what's going on?
section-people-q4 = Do they talk to { $them }?
section-people-hint = Someone can help without knowing why.
list-people-people = My people
add-people-people = Add a person
list-people-steps = Steps
add-people-steps = Add a step
kind-person = A person
field-person-alias = Name or nickname
hint-person-alias = A nickname or one letter is fine.
field-person-relation = Who they are to you
field-person-can_help_with = What they can help with
option-person-can_help_with-place = A place to stay
option-person-can_help_with-ride = A ride
option-person-can_help_with-kids = The kids
option-person-can_help_with-call = Calling for help
option-person-can_help_with-money = Money
option-person-can_help_with-bag = Keeping a bag
option-person-can_help_with-talk = Talking
option-person-can_help_with-bethere = Being there
option-person-can_help_with-translate = Another language
field-person-aware = Do they know what's going on?
option-person-aware-all = They know all of it
option-person-aware-some = They know some of it
option-person-aware-none = They don't know
field-person-agreed = They said they would help
field-person-reliable = Can you count on them?
option-person-reliable-yes = Yes
option-person-reliable-unsure = Not sure
option-person-reliable-no = No
field-person-talks_to_them = Do they talk to { $them }?
option-person-talks_to_them-yes = Yes
option-person-talks_to_them-unsure = Not sure
option-person-talks_to_them-no = No
field-person-has_ties = Could they get pulled into it?
option-person-has_ties-yes = Yes
option-person-has_ties-unsure = Not sure
option-person-has_ties-no = No
field-person-code_word_known = They know the code word
field-person-last_checked = Day you last checked with them
list-person-ways = Ways to reach them
add-person-ways = Add a way
kind-way = A way to reach someone
field-way-how = How
option-way-how-call = Call
option-way-how-text = Text
option-way-how-door = Knock at the door
option-way-how-other = Another way
field-way-value = Number or place
field-way-words = Words to send
hint-way-words = Put in a text, ready for you to send. Nothing goes by itself.
field-way-safe_when = When it is OK

## places

section-places-title = Places to go
section-places-line = For an hour, a night or longer.
section-places-q1 = Where could you go?
section-places-q2 = When is it open?
section-places-q3 = Would { $them } look there?
section-places-q4 = What is your second place?
section-places-hint = A shop, a clinic or a church counts.
list-places-places = My places
add-places-places = Add a place
list-places-steps = Steps
add-places-steps = Add a step
kind-place = A place
field-place-alias = What you call it
hint-place-alias = A name only you know is fine.
field-place-kind = What kind of place
option-place-kind-friend = A friend's place
option-place-kind-family = Family
option-place-kind-neighbour = Someone next door
option-place-kind-shelter = A shelter
option-place-kind-clinic = A clinic
option-place-kind-faith = A place of faith
option-place-kind-shop = A shop or cafe
option-place-kind-work = Work or school
option-place-kind-outside = Outside
option-place-kind-other = Something else
field-place-how_far = How far it is
field-place-how_i_get_there = How you get there
field-place-open_when = When it is open
field-place-would_they_look_here = Would { $them } look there?
option-place-would_they_look_here-yes = Yes
option-place-would_they_look_here-maybe = Maybe
option-place-would_they_look_here-no = No
field-place-how_private = How private it is
option-place-how_private-private = Private
option-place-how_private-somewhat = A few people may see me
option-place-how_private-open = Many people may see me
field-place-can_stay = How long you could stay
option-place-can_stay-hours = Some hours
option-place-can_stay-night = One night
option-place-can_stay-nights = A few nights
option-place-can_stay-longer = Longer
field-place-can_stay_note = More about staying there
field-place-kids_ok = OK with kids?
option-place-kids_ok-yes = Yes
option-place-kids_ok-unsure = Not sure
option-place-kids_ok-no = No
field-place-pets_ok = OK with animals?
option-place-pets_ok-yes = Yes
option-place-pets_ok-unsure = Not sure
option-place-pets_ok-no = No
field-place-step_free = Can you get in without steps?
option-place-step_free-yes = Yes
option-place-step_free-unsure = Not sure
option-place-step_free-no = No
field-place-backup = If this one is shut, go to

## signal

section-signal-title = Code words and signals
section-signal-line = A way to say "help" that only some people know.
section-signal-q1 = What is the word or sign?
section-signal-q2 = What does it mean?
section-signal-q3 = Who knows it?
section-signal-hint = Pick words you use on a normal day.
list-signal-signals = Words and signs
add-signal-signals = Add a word or sign
list-signal-steps = Steps
add-signal-steps = Add a step
kind-signal_word = A word or sign
field-signal_word-word = The word or sign
field-signal_word-means = What it means
field-signal_word-who_knows = Who knows it

## home

section-home-title = At home
section-home-line = Ways to make home a bit safer.
section-home-q1 = Which rooms have a way out?
section-home-q2 = Which rooms would you stay out of?
section-home-q3 = What has been fixed?
section-home-q4 = What would you like fixed?
section-home-hint = You may want to stay in your home. That's a plan too.
field-home-address_to_read_aloud = The address, to read out loud
hint-home-address_to_read_aloud = A mobile call may not show where you are.
list-home-rooms_better = Rooms with a way out
add-home-rooms_better = Add a room
list-home-rooms_worse = Rooms to stay out of
add-home-rooms_worse = Add a room
list-home-ways_out = Ways out
add-home-ways_out = Add a way out
list-home-fixed = What has been fixed
add-home-fixed = Add something fixed
list-home-steps = What I'd like fixed, and other steps
add-home-steps = Add a step
kind-fix = Something fixed
field-fix-what = What was fixed
option-fix-what-locks = Locks
option-fix-what-lights = Lights
option-fix-what-alarm = Alarm
option-fix-what-door = Door
option-fix-what-window = Window
option-fix-what-camera = Camera
option-fix-what-neighbour = Someone next door keeps an eye out
option-fix-what-other = Something else
field-fix-note = More about it
field-fix-on = When

## go

section-go-title = Getting out
section-go-line = For when you want to leave fast, or for a while.
section-go-q1 = What is the best way out?
section-go-q2 = When is it easier?
section-go-q3 = What could you say?
section-go-q4 = How would you get there?
section-go-q5 = What if you can't get out?
section-go-hint = You don't have to plan all of it today.
field-go-way_out = The best way out
field-go-when_is_better = When it is easier
hint-go-when_is_better = Such as the night the bins go out.
field-go-reason_to_give = What you could say
hint-go-reason_to_give = A normal reason to step out, like walking the dog.
field-go-ride = How you would get there
field-go-keys_at = Where the keys are
field-go-fuel = Fuel, fare or ticket
field-go-if_cannot_get_out = If you can't get out
hint-go-if_cannot_get_out = A room with a lock, and who you could text.
field-go-kids_line = For the kids, in one line
field-go-pets_line = For animals, in one line
field-go-care_line = For someone you care for, in one line
field-go-tell_after = Who to tell when you're there
list-go-steps = Steps
add-go-steps = Add a step

## bag

section-bag-title = Things to take
section-bag-line = Only if there is time. You matter more than things.
section-bag-q1 = What would you want with you?
section-bag-q2 = Where is it now?
section-bag-q3 = Could someone keep a copy?
section-bag-hint = Charger, medicine, keys, cash, a toy.
list-bag-things = My things
add-bag-things = Add a thing
list-bag-steps = Steps
add-bag-steps = Add a step
kind-thing = A thing
field-thing-item = What it is
field-thing-where = Where it is now
field-thing-copy_with = Who keeps a copy
field-thing-have = It is ready

## papers

section-papers-title = Papers and proof
section-papers-line = So you can find them later.
section-papers-q1 = Which papers matter?
section-papers-q2 = Where are they?
section-papers-q3 = Who could keep a copy?
section-papers-hint = You can note where each one is. The papers can stay where they are.
list-papers-papers = My papers
add-papers-papers = Add a paper
list-papers-steps = Steps
add-papers-steps = Add a step
kind-paper = A paper
field-paper-kind = What kind of paper
option-paper-kind-id = ID or passport
option-paper-kind-birth = Birth paper
option-paper-kind-health = Health card
option-paper-kind-bank = Bank
option-paper-kind-lease = Lease or house papers
option-paper-kind-order = Court order
option-paper-kind-visa = Visa
option-paper-kind-school = School
option-paper-kind-benefits = Benefits
option-paper-kind-car = Car
option-paper-kind-pet = Pet papers
option-paper-kind-other = Another paper
field-paper-note = Whose it is, or more about it
field-paper-where = Where it is
field-paper-copy_with = Who keeps a copy
field-paper-expires = Good until

## health

section-health-title = Body and health
section-health-line = Looking after your body.
section-health-q1 = Do you take medicine?
section-health-q2 = Are you hurt?
section-health-q3 = Has anyone put hands on your neck?
section-health-q4 = Would you like to be checked?
section-health-hint = A squeezed neck can do harm you can't see. You can get checked even if you feel fine.
field-health-meds = Medicine you take
field-health-allergies = Things that make you ill
field-health-hurt = Where you are hurt
field-health-pregnant = Are you pregnant?
option-health-pregnant-yes = Yes
option-health-pregnant-unsure = Not sure
option-health-pregnant-no = No
field-health-neck_hurt = Has anyone put hands on your neck?
hint-health-neck_hurt = Harm can show up days later. A clinic can check.
option-health-neck_hurt-yes = Yes
option-health-neck_hurt-unsure = Not sure
option-health-neck_hurt-no = No
field-health-neck_hurt_when = When that was
field-health-got_checked = Have you been checked?
option-health-got_checked-yes = Yes
option-health-got_checked-want = I'd like to be
option-health-got_checked-no = No
field-health-clinic = Clinic or doctor
list-health-steps = Steps
add-health-steps = Add a step

## feel

section-feel-title = Looking after me
section-feel-line = You count too.
section-feel-q1 = What helps a little?
section-feel-q2 = Who is easy to be with?
section-feel-q3 = When is it hardest?
section-feel-hint = Eat, rest, breathe. Small is fine.
field-feel-song = A song, a place or a prayer
field-feel-hard_times = When it is hardest
field-feel-crisis_line = A number you can call on a bad day
hint-feel-crisis_line = A line to talk to someone, or a person you trust.
list-feel-helps_me = What helps a little
add-feel-helps_me = Add what helps
list-feel-be_with = Who is easy to be with
add-feel-be_with = Add someone
list-feel-steps = Steps
add-feel-steps = Add a step

## contactme

section-contactme-title = How to reach me safely
section-contactme-line = The rules for anyone who contacts you.
section-contactme-q1 = Which days and times are OK?
section-contactme-q2 = Call, text or meet?
section-contactme-q3 = What if someone else picks up?
section-contactme-q4 = Is any message OK?
section-contactme-hint = Times change. You can update this any day.
field-contactme-no_contact = No contact for now
field-contactme-channel = Call, text or meet?
option-contactme-channel-call = Call
option-contactme-channel-text = Text
option-contactme-channel-app = Write in this app
option-contactme-channel-meet = Meet
option-contactme-channel-other = Another way
field-contactme-hours = Days and times that are OK
field-contactme-zone = Time zone
field-contactme-if_other_answers = If someone else picks up, say
hint-contactme-if_other_answers = They could ask for someone who does not live there.
field-contactme-message_rule = Messages
option-contactme-message_rule-none = No messages
option-contactme-message_rule-words = These exact words only
field-contactme-message_words = The exact words
field-contactme-call_shows_as = What the call may show as
field-contactme-worker_wish = Who you'd like to talk to
field-contactme-meet_ok = Where it is OK to meet
field-contactme-check_word = A check word
hint-contactme-check_word = A word that shows it is really you, or really them.
list-contactme-quiet_dates = Days with no contact
add-contactme-quiet_dates = Add a day
kind-quiet = A day with no contact
field-quiet-date = Day
field-quiet-until = Until

## longer

section-longer-title = Later on
section-longer-line = What you want when there is room for it.
section-longer-q1 = What do you hope for?
section-longer-q2 = What is one small first step?
section-longer-q3 = Who could help?
section-longer-hint = No rush.
list-longer-goals = What I hope for
add-longer-goals = Add something you hope for
list-longer-steps = Steps
add-longer-steps = Add a step
kind-goal = Something you hope for
field-goal-goal = What you hope for
field-goal-why = What it means to you
field-goal-first_small_step = One small first step
field-goal-who = Who could help
field-goal-by = Around when

## dates

section-dates-title = Dates that matter
section-dates-line = Days that may be harder or less safe.
section-dates-q1 = Is a release, court day or visit coming?
section-dates-q2 = Is there a day each year that is hard?
section-dates-q3 = What would help on that day?
section-dates-hint = You choose if you want a nudge, and when.
list-dates-dates = My dates
add-dates-dates = Add a date
list-dates-steps = Steps
add-dates-steps = Add a step
kind-day = A date
field-day-kind = What kind of day
option-day-kind-court = Court
option-day-kind-order-ends = An order ends
option-day-kind-release = Someone gets out
option-day-kind-contact-change = Visits with children change
option-day-kind-separation = The day I go, or went
option-day-kind-move = I move
option-day-kind-programme-start = A programme starts
option-day-kind-programme-mid = Half of a programme
option-day-kind-programme-end = A programme ends
option-day-kind-new-relationship = Someone new is known about
option-day-kind-pregnancy = Pregnancy or birth
option-day-kind-school-year = A new school year
option-day-kind-case-closing = A worker's time with me ends
option-day-kind-happened = Something happened
option-day-kind-hard = A day that is hard each year
option-day-kind-birthday = Birthday of someone I lost
option-day-kind-funeral = A funeral
option-day-kind-other = Another day
field-day-date = Day
field-day-note = More about it
field-day-sure = Are you sure of the day?
option-day-sure-yes = I'm sure
option-day-sure-unsure = I'm not sure
field-day-source = How you know
field-day-repeats = The same day each year
field-day-helps = What would help on that day?
field-day-look = Ask me to look at my plan around it
hint-day-look = It asks here, after your code, and nowhere else.
option-day-look-yes = Before and after
option-day-look-before = Only before
option-day-look-after = Only after
option-day-look-no = No
field-day-quiet = Make it a quiet day
hint-day-quiet = Nothing here asks you anything on a quiet day.
