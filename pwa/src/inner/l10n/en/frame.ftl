# First use, frame and limits. Word by word from the content specification, section 3.1.

### Variables: $them is the holder's own word for the other person, or them-default.

them-default = the person who hurts you
# Where the holder picked outreach situations only.
them-default-cv = people you keep clear of

intro-1 = This is your plan. You choose what goes in it.
intro-2 = Nobody else can read it unless you share a part of it.
intro-3 = What they do is not your fault.
intro-noguarantee = No plan can promise safety. It may give you more choices.
intro-start = Start anywhere. Skip anything. You can change it all later.
intro-watched-q = Could someone be checking this phone?
intro-watched-yes = Then another phone may be safer. A library, a friend or a worker may have one.
intro-watched-unsure = If you're not sure, try a safer phone first, or write less here.
intro-limits = The icon and name are a cover. They don't hide the app from spy tools, from someone who knows your code, or from shared backups.
intro-exit = Tap the corner at any time to leave fast. The page you were on before may still be in the list of pages.
intro-wipe = Wipe clears everything here. It can't be undone. It won't clear what you shared before.
intro-lost = If you forget your code we can't get the plan back. Nobody can.
intro-lost-words = If you forget your code, your 12 words can bring the plan back. Without the words, nobody can.
intro-nothelp = Nobody is watching this app. It can't send help. If you need help now, call someone you trust or the emergency number, if that feels right for you.
intro-word-me = Is there a word you'd like for yourself? None is fine.
intro-word-them = What should we call the person who hurts you? A letter or nickname is fine.
intro-sit-q = What fits right now? Pick any, or none.

sit-living = I live with them
sit-preparing = I'm thinking about leaving
sit-left = I've left
sit-back = We're back together
sit-stalk = I'm being followed or watched
sit-sa = Someone did something sexual that I didn't want
sit-cv1 = I was shot or hurt
sit-cv2 = Someone close to me was shot or killed
sit-cv3 = People I'm tied to are in a conflict
sit-care = I'm older, or I need care, or I give care
sit-teen = I'm a teen
sit-child = I'm making a plan with a child
sit-none = None of these, or I'd rather not say

nav-gonow = Go now
nav-plan = My plan
nav-routes = Getting around
nav-people = My people

btn-skip = Skip
btn-later = Not now
btn-save = Keep

step-idea = Idea
step-want = Want to
step-did = Did it
step-works = Works for me
step-notforme = Not for me
step-barrier-q = What gets in the way?
step-helped-q = Did this help?

## The holder's settings

me-title = About me
field-me-call_me = What to call me
field-me-word_for_me = A word for me
field-me-word_for_them = A word for the other person
field-me-situations = What fits right now
option-me-situations-living = { sit-living }
option-me-situations-preparing = { sit-preparing }
option-me-situations-left = { sit-left }
option-me-situations-back = { sit-back }
option-me-situations-stalk = { sit-stalk }
option-me-situations-sa = { sit-sa }
option-me-situations-cv1 = { sit-cv1 }
option-me-situations-cv2 = { sit-cv2 }
option-me-situations-cv3 = { sit-cv3 }
option-me-situations-care = { sit-care }
option-me-situations-teen = { sit-teen }
option-me-situations-child = { sit-child }
option-me-situations-none = { sit-none }
field-me-language_worker = Language I want a worker to write in
field-me-language_spoken = Language I like to speak

## Small words

word-yes = Yes
word-no = No
ref-removed = Removed
day-mon = Mon
day-tue = Tue
day-wed = Wed
day-thu = Thu
day-fri = Fri
day-sat = Sat
day-sun = Sun

## Still right?

stale-dot = Still right?
review-still = Still right
review-change = Change it
review-later = Not now
contact-still = Is this still someone you trust?

## Go now

gonow-title = Go now
gonow-place = Go to
gonow-place-cv = Go to, or turn back to
gonow-backup = Or
gonow-people = Call or text
gonow-take = Take these, if there is time
gonow-word = Word
gonow-tell = Tell them you're in
gonow-others = Kids and others
gonow-cant = If you can't get out
gonow-cant-cv = If you see trouble
gonow-at = I am at
gonow-empty = Pick a place and a person for this page. It takes one minute.
