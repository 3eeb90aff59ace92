# Plain lists: their parts, their screens, and how other messages read behind a code that opens lists. Of an id x that other screens use,
# “lists-x” is said there instead. Nothing here says what else this app can be.

## Parts

section-food-title = Food
section-food-line = Fridge and pantry
section-food-hint = Nothing on the list. Add what runs low.
list-food-items = Food
add-food-items = Add to the list

section-household-title = Household
section-household-line = Cleaning, bulbs, bags
section-household-hint = Nothing on the list. Add what is nearly used up.
list-household-items = Household
add-household-items = Add to the list

section-chemist-title = Chemist
section-chemist-line = Bathroom and first aid
section-chemist-hint = Nothing on the list.
list-chemist-items = Chemist
add-chemist-items = Add to the list

section-wear-title = Clothes
section-wear-line = To buy or replace
section-wear-hint = Nothing on the list.
list-wear-items = Clothes
add-wear-items = Add to the list

section-presents-title = Presents
section-presents-line = Ideas for other people
section-presents-hint = No ideas yet. Note one when it comes.
list-presents-items = Presents
add-presents-items = Add to the list

section-kitchen-title = Kitchen
section-kitchen-line = Cooking and eating
section-kitchen-hint = Nothing to do here.
list-kitchen-items = Kitchen
add-kitchen-items = Add a job

section-rooms-title = Rooms
section-rooms-line = Dust, floors, bathroom
section-rooms-hint = Nothing to do here.
list-rooms-items = Rooms
add-rooms-items = Add a job

section-laundry-title = Laundry
section-laundry-line = Wash, dry, iron
section-laundry-hint = Nothing to do here.
list-laundry-items = Laundry
add-laundry-items = Add a job

section-outdoors-title = Outside
section-outdoors-line = Balcony, garden, bike
section-outdoors-hint = Nothing to do here.
list-outdoors-items = Outside
add-outdoors-items = Add a job

section-repairs-title = To fix
section-repairs-line = What is broken or loose
section-repairs-hint = All in order.
list-repairs-items = To fix
add-repairs-items = Add a job

section-classes-title = Classes
section-classes-line = Before and after each one
section-classes-hint = Nothing noted.
list-classes-items = Classes
add-classes-items = Add one

section-reading-title = Reading
section-reading-line = Chapters and articles
section-reading-hint = Nothing to read.
list-reading-items = Reading
add-reading-items = Add one

section-assignments-title = Assignments
section-assignments-line = To hand in
section-assignments-hint = Nothing to hand in.
list-assignments-items = Assignments
add-assignments-items = Add one

section-exams-title = Exams
section-exams-line = Tests and revision
section-exams-hint = No tests noted.
list-exams-items = Exams
add-exams-items = Add one

section-supplies-title = Supplies
section-supplies-line = Books, pens, paper
section-supplies-hint = Nothing on the list.
list-supplies-items = Supplies
add-supplies-items = Add one

section-strength-title = Strength
section-strength-line = Sets and repeats
section-strength-hint = No exercises yet.
list-strength-items = Strength
add-strength-items = Add one

section-cardio-title = Running and cardio
section-cardio-line = Distance or time
section-cardio-hint = No exercises yet.
list-cardio-items = Running and cardio
add-cardio-items = Add one

section-stretching-title = Stretching
section-stretching-line = Before and after
section-stretching-hint = No exercises yet.
list-stretching-items = Stretching
add-stretching-items = Add one

section-habits-title = Habits
section-habits-line = Small things each day
section-habits-hint = No habits yet.
list-habits-items = Habits
add-habits-items = Add one

section-aims-title = Aims
section-aims-line = What to work towards
section-aims-hint = No aims yet.
list-aims-items = Aims
add-aims-items = Add one

kind-buy = To buy
field-buy-what = What
field-buy-amount = How much
field-buy-shop = Where
field-buy-note = Note
field-buy-done = Bought
kind-chore = Job
field-chore-what = What
field-chore-every = How often
option-chore-every-day = Every day
option-chore-every-week = Every week
option-chore-every-month = Every month
option-chore-every-season = Every season
field-chore-who = Who
field-chore-note = Note
field-chore-done = Done
kind-task = To do
field-task-what = What
field-task-subject = Subject
field-task-due = Due
field-task-note = Note
field-task-done = Done
kind-exercise = Exercise
field-exercise-what = What
field-exercise-amount = How much
field-exercise-day = Day
option-exercise-day-mon = Monday
option-exercise-day-tue = Tuesday
option-exercise-day-wed = Wednesday
option-exercise-day-thu = Thursday
option-exercise-day-fri = Friday
option-exercise-day-sat = Saturday
option-exercise-day-sun = Sunday
field-exercise-note = Note
field-exercise-done = Done

## Screens

look-name-shopping = Shopping
look-name-chores = Housework
look-name-study = Study
look-name-training = Training
lists-bar = Lists
lists-tick = { $title }: done
lists-open-count =
    { $count ->
        [0] Nothing open
       *[other] { $count } open
    }
lists-remove-done = Remove what is ticked
lists-removed-done =
    { $count ->
        [one] 1 removed.
       *[other] { $count } removed.
    }
settings-examples = Examples
settings-examples-line = Things that come by themselves
examples-keep = Keep up examples
examples-hint = New examples come in, and some get ticked by themselves. What you add or change yourself stays as it is.
examples-on = On
examples-off = Off
examples-remove = Remove all examples

## Said instead

lists-nav-plan = Lists
lists-search-parts = Lists
lists-search-yours = In the lists
lists-kept-memory = Kept until you close it
lists-home-newer = A newer version of the app wrote this. You can read it here. To change it, close the app and open it again while you are online.
lists-home-memory = This browser can't keep anything. The lists are here until you close it.
lists-home-room-filling = The lists are getting full. There is still some room.
lists-home-room-full = The lists are full. You can change and remove things, but there is no room for more text.
lists-sync-sent = Kept on this phone, with a copy on the server.
lists-why-save-full = The lists are full. What you typed is on the screen, but it isn't kept. Make something shorter or remove it.
lists-why-save-none = What you typed is on the screen, but it could not be kept. Try again before you close it.
lists-why-save-shrunk = Much less is here than before, so nothing was written over. Close it and open it again to see all of it.
lists-why-create-file = This phone's browser could not make the place to keep your lists. Is the phone full? Nothing was changed. You can make some room and try again.
lists-set-code-title = Your code
lists-code-remember = This code opens your lists. It is made by chance.
lists-code-write = You can learn it in three parts, or write it down.
lists-code-strength-10 = Longer codes are harder to guess. 10 digits are fine for most people.
lists-code-strength-12 = 12 digits are harder to guess.
lists-set-practise-leave = If you close it now, nothing is kept, and you can begin again later.
lists-set-keeping = Making a place for your lists. This can take a moment.
lists-settings-leaving = Closing
lists-settings-leaving-line = The button in the corner, and by itself
lists-intro-exit = The button in the corner closes the lists.
lists-leaving-shift = Close with the Shift key
lists-leaving-idle = Close by itself, with no touch, after
lists-leaving-now = Close now
lists-set-leave-what = Then the { the-cover } shows. It works with no signal.
lists-leaving-taps = Close with three taps
lists-leaving-taps-hint = Tap the top of the page three times.
lists-leaving-face = Close when the phone lies face down
lists-leaving-face-hint = Some phones don't tell the app how they lie.
lists-leaving-shake = Close with a shake
lists-leaving-outside = Then show this page
lists-settings-code-line = Change it
lists-code-known = New code and new keys
lists-code-known-more = You get a new code, and the copies get new keys too. The old code opens nothing after that.
lists-code-known-cost = Your other phone stops getting changes until you bring the lists over again. Old recovery words stop working.
lists-code-renewed = Your other phone needs the lists again: Settings, “Another phone”. If you had 12 words, there are new ones now: write those down.
lists-wayback-why = Only your code opens the lists. You can have a way back, or none. You can change it later.
lists-wayback-none-more = If the code is gone, the lists are gone too.
lists-wayback-words-more = You write 12 words down. Whoever has them can open the lists too.
lists-wayback-words-how = Write them down in this order, on paper.
lists-wayback-has = You have 12 words. They bring the lists back on any phone, while there is a copy on the server.
lists-intro-lost = If you forget your code, the lists can't be opened any more.
lists-settings-phone-line = Have the lists on two phones
lists-phone-how = Both phones then have the same lists. What you change on one comes to the other. Each phone has its own code.
lists-phone-trust = Whoever scans this has the lists too.
lists-settings-file-line = A copy that you keep
lists-file-how = The file holds all your lists, closed with the code you have now. It opens here or on another phone.
lists-file-live-here-more = It will be among your downloads. It needs the code to open.
lists-file-live-other-more = Move it there when it is made.
lists-file-live-person = With a friend
lists-file-live-person-more = It needs the code to open.
lists-file-live-cloud-more = It needs the code to open.
lists-file-name = Its name is { $name }. You can give it another one.
lists-file-trace = It will be in the browser's list of downloads.
lists-server-what = It brings the lists to your other phone, and back if this phone is lost.
lists-server-cleared = The copy on the server is cleared. The lists are on this phone only.
lists-server-keep-more = A new copy is made. Bring the lists to your other phone once more after that.
lists-intro-wipe = This clears the lists here. It can't be undone.
lists-settings-clear = Clear the lists
lists-settings-clear-line = On this phone, on the server, or both
lists-clear-which = What would you like to clear?
lists-clear-what-here = This phone's lists
lists-clear-what-there = The server copy
lists-clear-what-everywhere = Everything
lists-clear-here-what = This takes the lists off this phone. No code opens them here any more.
lists-clear-here-server = The copy on the server stays. It can bring the lists back with your 12 words or your other phone.
lists-clear-here-none = There is no copy on the server. Without a file or your other phone, the lists are gone.
lists-clear-here-others = Your other phone and files you saved stay as they are.
lists-clear-here-go = Clear this phone's lists
lists-clear-here-sure = Clear this phone's lists? The server copy is not touched.
lists-clear-there-what = The copy on the server is destroyed and can't come back.
lists-clear-there-stays = This phone keeps its lists. Your other phone keeps its own, but gets no changes any more. 12 words find nothing any more.
lists-clear-there-sure = Clear the server copy? This phone keeps its lists.
lists-clear-everywhere-what = This takes the lists off this phone and destroys the copy on the server.
lists-clear-everywhere-others = Your other phones clear their lists the next time you open them.
lists-clear-everywhere-told = The { the-cover } shows at the end whether the server was reached.
lists-clear-everywhere-stays = Files you saved stay as they are.
lists-clear-everywhere-go = Clear everything
lists-clear-everywhere-sure = Clear this phone's lists and the server copy?
lists-why-clear-here-file = The lists could not be cleared all the way. Hold again. If it goes on, clear this site's data in the browser's settings.
lists-welcome-title = You're ready
lists-broken-text = Something went wrong on this screen. What was kept before is as it was. Close it, and open it again.
lists-code-words-only = Words open your lists in this app only. The calculator and the timer have no place to type them. Some keyboards learn the words you type.
