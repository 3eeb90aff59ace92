# The screens around the plan: set-up, settings, saving, and every reason why something could not be done.
# Same voice as the content specification, section 3: short words, one idea a line, the choice stays with the holder.

### Variables: $them is the holder's own word for the other person, or them-default.

## Everywhere

back = Back
close = Close
done = Done
next = Next
enough = Stop here
add = Add
added = Added.
remove = Remove
removed = Removed.
undo = Undo
undone = Undone.
redone = Done again.
try-again = Try again
bar-label = Main
bar-search = Search
bar-settings = Settings

kept = Kept
kept-memory = Kept until you leave
kept-writing = Keeping it…
kept-not = Not kept yet
kept-read = Reading only

entry-long = That is longer than { $max } letters. It stays here on the screen, but it isn't kept yet. A shorter text will be.
entry-full = There is no room for more text. What you typed stays on the screen, but it isn't kept. Make something else shorter or remove it, then type one more letter here.
entry-read = This can't be changed here: a newer version of the app wrote it. What you typed is on the screen only.

gone-title = It isn't here any more
gone-text = This was removed, maybe on your other phone.

broken-title = This could not be opened
broken-text = Something went wrong on this screen. What was kept before is as it was. Leave, and open it again.

when-days-hint = Pick days, or none for any day.
when-from = From
when-to = To
when-between = { $from } to { $to }
when-after = from { $from }
when-until = until { $to }

ref-none = Nothing to pick yet. You can add one here.
ref-new = Or add: { $what }
offer-take = Use these words

pad-erase = Erase the last digit
pad-count =
    { $count ->
        [0] Nothing typed yet
        [one] 1 digit typed
       *[other] { $count } digits typed
    }

hold-label = Hold for 3 seconds: { $what }
hold-going = Keep holding. Let go to stop.
hold-taps = I'd rather tap twice
hold-cancel = No, go back

## Why something could not be done

why-none = That didn't work.
why-file = This phone's browser could not write it down. Is the phone full? It stays open here, so you can try again.
why-full = There is no room left for more text. Make something shorter or remove it.
why-newer = A newer version of the app wrote this. It can be read here, but not changed. Close the app and open it again to get the newer version.
why-shrunk = More than half of it would be gone, so it was not written over. Nothing is lost.
why-offline = There is no connection right now. Nothing is lost.
why-refused = The server said no. Nothing is lost. You can try again later.
why-expired = It took too long, so it stopped. You can try again.
why-room = The server is full right now. Everything stays on this phone.
why-gone = The copy on the server was cleared.

why-save-file = What you typed is on the screen, but this phone could not write it down. Keep this open and try again. If the phone is full, make some room first.
why-save-full = The plan is full. What you typed is on the screen, but it isn't kept. Make something shorter or remove it.
why-save-none = What you typed is on the screen, but it could not be kept. Try again before you leave.
why-save-shrunk = Much less is here than before, so the plan was not written over. Leave and open it again to see all of it.
why-create-file = This phone's browser could not make the place to keep your plan. Is the phone full? Nothing was changed. You can make some room and try again.
why-create-full = What came over is too big to keep here.
why-code-none = That isn't the code you use now. Nothing was changed. Try once more.
why-code-file = The new code could not be written down. Your code of now still works.
why-code-offline = This needs a connection, and there is none right now. Nothing was changed.
why-words-none = There are no words yet.
why-words-offline = The words need a connection once, and there is none right now. Try again later.
why-take-none = Nothing was found with these. Maybe the two minutes are over, or one word is different. Ask the other phone for new ones.
why-take-expired = The two minutes are over. Ask the other phone for new ones.
why-take-offline = There is no connection right now. Both phones need one for this.
why-take-gone = The other phone's copy on the server was cleared, so it can't come over.
why-send-offline = There is no connection right now. Both phones need one for this.
why-send-gone = There is no copy on the server, so it can't go to another phone. You can keep a copy there again in Settings, under “The copy on the server”.
why-from-words-none = Nothing was found for these words. Look at each one again.
why-from-words-offline = There is no connection right now. The words need one.
why-from-words-gone = These words were right, but the copy on the server was cleared.
why-from-file-none = That file and that code don't open each other. Is it the code you had when you made the file?
why-from-file-newer = A newer version of the app made this file. Update the app here first.
why-to-file-file = The file could not be made. Nothing was changed.
why-clear-here-file = This phone could not be cleared all the way. Hold again. If it goes on, clear this site's data in the browser's settings.
why-clear-there-offline = There is no connection, so the server copy is still there. Try again when there is one.
why-keep-there-offline = There is no connection right now. It will be tried again.

## Set-up

set-on = Go on
set-skip = { btn-skip }
set-read = I've read this

set-watched-no = I don't think so
set-watched-unsure = I'm not sure
set-watched-yes = Yes, maybe
set-watched-spy = An app that spies on a phone can see all that is on the screen. Nothing here can stop that.
set-watched-stop = Stop here and leave
set-watched-note = Your answer isn't kept.

limits-title = What this can and can't do
limit-spy = Someone who looks at the screen while you type your code knows it. Some keyboards learn the words you type.
limit-seen = The browser may show that this site was visited, and your network that it was reached. Phone settings list installed apps.
set-over = If something was kept on this phone before, under another code, starting here would write over it. It would be lost.

# The app in front, inside a sentence.
the-cover = { $cover ->
    [converter] converter
    [timer] timer
   *[calculator] calculator
}
a-cover = { $cover ->
    [converter] converter
    [timer] timer
   *[calculator] calculator
}

set-cover-title = Which one would you like to see?
set-cover-why = This is what shows on the phone. Each one really works. Your plan is behind it, whichever you pick.
set-cover-here = You see this one now.
set-cover-how = If you pick another one, its page opens. There, type the set-up code again and hold C. Nothing is lost: nothing is kept yet.
set-cover-use = Open the page of the { $name }
set-cover-words = In the { $name }, a code can be words too, typed in its search field.
set-cover-keep = Go on with this one

set-install-title = Put it on this phone first
set-install-done = It is on this phone
set-install-why = In a browser tab, the phone may clear what you keep. Some phones do so after 7 days without a visit. An app on the home screen keeps it.
set-install-ask = Put the { the-cover } on this phone
set-install-manual = Open the browser's menu and pick “Install app” or “Add to home screen”. It shows as a { a-cover }.
set-install-later = Go on without it
set-install-trace = It will be in the list of apps as a { a-cover }. If a new app would be noticed, the tab is fine too. You can do this later.
set-ios-1 = Tap the share sign at the bottom of Safari.
set-ios-2 = Scroll down and tap “Add to Home Screen”.
set-ios-3 = Open the { the-cover } from the home screen, and start again there. A tab and a home screen app don't share what they keep.
set-ios-add = Add to Home Screen
set-persist-why = You can ask the browser not to clear this site by itself.
set-persist-ask = Ask the browser
set-persist-yes = The browser said yes.
set-persist-no = The browser didn't say yes. That is common in a tab. A way back, later on, helps.

set-begin-title = Where would you like to begin?
set-begin-new = A new plan
set-begin-new-more = Start empty, on this phone.
set-begin-phone = From my other phone
set-begin-phone-more = Scan a square, or type 8 words.
set-begin-words = From my 12 words
set-begin-words-more = If you wrote them down before.
set-begin-file = From a file
set-begin-file-more = The file you saved, and the code it had.

set-phone-title = From my other phone
set-phone-how = On the other phone, go to Settings and tap “Another phone”.
set-phone-scan = Scan the square
set-phone-scanning = Hold the square in front of the camera.
set-phone-nocamera = The camera can't be used here. You can type the 8 words instead.
set-phone-notthis = That is another kind of square.
set-phone-stop = Stop the camera
set-phone-words = The 8 words from the other phone
set-phone-take = Bring it over
set-phone-wait = Asking for it. This can take a moment.

set-words-title = From my 12 words
set-words-label = Your 12 words, in their order
set-words-take = Find my plan
set-words-wait = Looking for it. This can take a moment.
words-count =
    { $count ->
        [one] 1 of { $most } words
       *[other] { $count } of { $most } words
    }
words-unknown = “{ $word }” isn't one of the words. Is a letter different?
words-mixed = These are all words of the list, but they don't fit together. Is the order right?
words-offers = Words that look like it
words-hint = Small letters, a space between words.

set-file-title = From a file
set-file-pick = Pick the file
set-file-picked = A file is picked.
set-file-wrong = That isn't a file from here: the size is different.
set-file-code = The code it had when it was made
set-file-open = Open it
set-file-wait = Trying the code. This can take a moment.

set-code-title = Your code
set-code-wait = Drawing a code…
set-code-next = Try it out
set-code-another = Draw another one
code-remember = This code opens your plan. It is made by chance, so nobody can guess it from what they know about you.
code-write = You can learn it in three parts. If you write it down, keep it far from this phone. It can look like a phone number among others. If someone might find it there, don't write it down.
code-length = How long
code-10 = 10 digits
code-12 = 12 digits
code-strength-10 = Someone could copy this phone's files and try each code. With 10 digits, renting the machines for that costs about 1,700 dollars.
code-strength-12 = With 12 digits, renting the machines to try each code costs about 170,000 dollars.
code-words = Four words
code-strength-words = With four words, renting the machines to try each code costs more than 100 million dollars.
code-words-only = Words open your plan in this app only. The calculator and the timer have no place to type them. Some keyboards learn the words you type.
pad-there = Is it made of words? Type it in front

set-practise-title = Try your code
set-practise-why = You'll type it twice on the { the-cover }, so your fingers know it.
set-practise-1 = The { the-cover } comes up. It works as always.
set-practise-2 = Type your code with its keys.
set-practise-3 = Then hold the “{ $key }” key for a moment. Or press it three times, quickly.
set-practise-go = Show the { the-cover }
set-practise-once-more = Once more
set-practise-wrong = Not quite the same. That happens. Look at it once more.
set-practise-right = That was right. Once more, and it's yours.
set-practise-done = Right, both times.
set-practise-leave = If you leave now, nothing is kept, and you can begin again later.
set-keeping = Making a place for your plan. This can take a moment.

set-leave-title = Try leaving, once
set-leave-how = Tap the button in the corner. It is there on every page.
set-leave-what = Leaving shows the { the-cover } at once and locks the plan. It doesn't ask anything, and it works without a connection.
set-leave-back = Then type your code and hold “{ $key }”, and you're back here.
set-leave-shift = With a keyboard: press Shift three times. You can turn that off in Settings. Closing the window works too.
set-leave-try = Leave now, to try it

welcome-title = You're ready
welcome-back = You're back
welcome-tried = Leaving works, and so does your code.
welcome-begin = Open my plan

## Home

home-title-name = { $name }'s plan
home-more =
    { $count ->
        [one] One more part
       *[other] { $count } more parts
    }
home-fewer = Show fewer
home-newer = A newer version of the app wrote this plan. You can read it here. To change it, leave and open the app again while you are online.
home-memory = This browser can't keep anything. Your plan is here until you leave, then it is gone from this phone.
home-room-filling = The plan is getting full. There is still some room.
home-room-full = The plan is full. You can change and remove things, but there is no room for more text.
home-healed = A part of what is kept on this phone was damaged. It has been mended from its second copy. Nothing is missing.
home-wayback = If you forget your code, is there a way back? There is none yet.
home-wayback-look = Look at it
home-wayback-no = None is fine

sync-off = On this phone only.
sync-sent = On this phone, and a locked copy is on the server.
sync-pending = On this phone. Not sent to the server yet.
sync-offline = On this phone. No connection: not sent to the server yet.
sync-newer = Your other phone has a newer version of the app. This phone keeps what you write, and sends it once the app here is newer too.
sync-room = The server is full. Everything stays on this phone, and is sent later.
sync-gone = The copy on the server was cleared. Everything is still on this phone.
sync-full = Both phones together hold more than fits. Nothing is lost. Make something shorter on one of them.

situation-note = This only changes which parts come first. Every part stays open to you.

## A part of the plan

section-ask-first = Start with one question
section-ask =
    { $count ->
        [one] Look at the question
       *[other] Look at the { $count } questions
    }
section-away = Put this part away
section-away-done = Put away. Search still finds it.
stale-section = It has been a while. Is this still right?
review-kept = Good to know.
question-count = Question { $n } of { $count }. Skip any.

star-label = { $title }: on the Go now page
star-row = On the Go now page
star-full = The Go now page is full for these. Take one off first.
move-up = { $title }: move up
move-down = { $title }: move down
trip-paused = On hold
trip-old = Old
step-way = In the way: { $way }
step-close = Close
step-more = More

check-after-notgood = Thanks for saying so. What would you like?
check-opt-gonow = See Go now
check-opt-call = Call someone
check-opt-write = Just write
check-opt-nothing = Nothing right now

## Go now

gonow-build = Pick them now
gonow-edit = Change
gonow-call-to = Call { $name }
gonow-text-to = Text { $name }
pick-title = Your Go now page
pick-how = The star puts a thing on the page. Leave out what you like.
pick-place = Where would you go?
pick-person = Who would you call or text?
pick-thing = What would you take, if there is time?
pick-number = How to reach { $name }
pick-count =
    { $count ->
        [0] None picked. There is room for { $most }.
       *[other] { $count } picked. There is room for { $most }.
    }
pick-see = See the page

## Search

search-title = Search
search-label = What are you looking for?
search-hint = Search looks only on this phone. Nothing is sent.
search-found =
    { $count ->
        [0] Nothing found. Maybe another word?
        [one] 1 found
       *[other] { $count } found
    }
search-yours = In your words
search-parts = Parts of the plan

## Settings

settings-title = Settings
settings-words = Words
settings-words-line = What to call you, and them
settings-situation = What fits right now
settings-situation-line = Which parts come first
settings-look = Language and look
settings-look-line = Language, light or dark, text size
settings-leaving = Leaving
settings-leaving-line = The corner, the Shift key, and by itself
settings-code = My code
settings-code-line = Change it, or someone knew it
settings-wayback = A way back
settings-wayback-line = 12 words, if you forget the code
settings-phone = Another phone
settings-phone-line = Have the plan on two phones
settings-file = Save to a file
settings-file-line = A locked copy that you keep
settings-limits = What this can and can't do
settings-limits-line = The limits, in plain words
settings-server = The copy on the server
settings-server-line = How it is, and keeping it

words-why = The app uses these words when it talks to you. All can stay empty.

look-language = Language
look-language-hint = The { the-cover } changes with it.
look-theme = Light or dark
look-theme-phone = Like the phone
look-theme-light = Light
look-theme-dark = Dark
look-size = Text size
look-size-one = { $percent } %

leaving-corner = Where the button is
# $dir is ltr or rtl: start is the side where lines begin.
leaving-corner-top-start = Top { $dir ->
    [rtl] right
   *[ltr] left
 }
leaving-corner-top-end = Top { $dir ->
    [rtl] left
   *[ltr] right
 }
leaving-corner-bottom-start = Bottom { $dir ->
    [rtl] right
   *[ltr] left
 }
leaving-corner-bottom-end = Bottom { $dir ->
    [rtl] left
   *[ltr] right
 }
leaving-shift = Leave with the Shift key
leaving-shift-hint = Press Shift three times. Turn it off if it gets in your way.
leaving-shift-on = On
leaving-shift-off = Off
leaving-idle = Leave by itself, with no touch, after
leaving-idle-hint = What you typed is kept first.
leaving-idle-15 = 15 seconds
leaving-idle-30 = 30 seconds
leaving-idle-60 = 1 minute
leaving-idle-180 = 3 minutes
leaving-idle-300 = 5 minutes
leaving-idle-900 = 15 minutes
leaving-now = Leave now

code-change = Change my code
code-change-more = You get a new code by chance. The old one then opens nothing.
code-change-go = New code
code-known = Someone knew my code
code-known-more = You get a new code, and new keys for everything. Whoever knew the old code, or has a copy, is locked out of what comes after.
code-known-cost = Your other phone stops getting changes until you bring the plan over again. Old recovery words stop working. What someone has read already can't be unread.
code-known-go = New code and new keys
code-try-once = This is your new code. Type it once on the { the-cover }.
code-old-still = Until the end of this, your old code still works.
code-current = Now type the code you use today
code-put = Change it
code-wait = Changing it. This can take a moment. Please stay here.
code-changed = Done. The new code works from now on, and the old one opens nothing.
code-renewed = Your other phone needs the plan again: Settings, “Another phone”. If you had 12 words, there are new ones now: write those down.

wayback-title = If you forget your code
wayback-why = Only your code opens the plan. You can have a way back, or none. Both are fine, and you can change it later.
wayback-none = No way back
wayback-none-more = If the code is gone, the plan is gone. There is also nothing that someone could find.
wayback-words = 12 words
wayback-words-more = You write 12 words down and keep them somewhere else. Whoever has them can open the plan too, so think about who could find them.
wayback-words-title = Your 12 words
wayback-words-how = Write them down in this order, on paper. Keep them away from this phone. A photo would be in the gallery.
wayback-words-wait = Making the words. This can take a moment.
wayback-written = I wrote them down
wayback-has = You have 12 words. They bring the plan back on any phone, while there is a copy on the server.
wayback-hasnot = There is no way back right now.
wayback-show = Show my 12 words
wayback-make = Make 12 words
wayback-hide = Put them away
wayback-drop = Drop the words
wayback-drop-more = The words then open nothing any more, and there is no way back.
wayback-drop-sure = Drop the 12 words?
wayback-dropped = Done. The words open nothing any more.
wayback-drop-wait = Dropping them. This can take a moment.

phone-how = Both phones then have the same plan. What you change on one comes to the other. Each phone has its own code.
phone-trust = Whoever scans this has your whole plan. Do it only where nobody looks on.
phone-on-other = On the other phone: open the { the-cover }, type the set-up code, hold C, and pick “From my other phone”.
phone-square = Show a square to scan
phone-words = Show 8 words to type
phone-wait = Getting it ready. This can take a moment.
phone-square-label = A square for the other phone's camera
phone-left-120 = It works for 2 minutes.
phone-left-60 = It works for about 1 more minute.
phone-left-30 = It works for less than half a minute more.
phone-claimed = The other phone has it.
phone-over = The time is over. Nothing was sent.
phone-again = Once more
phone-stop = Stop

file-how = The file holds your whole plan, locked with the code you have now. It opens here, on another phone, or with the free program that reads it, also when there is no server any more.
file-live = Where will this file live?
file-live-here = On this phone
file-live-here-more = Then whoever looks through this phone can see that there is a file. They can't open it without the code.
file-live-other = On another device, or a stick
file-live-other-more = Move it there, then delete it here, and empty the list of downloads.
file-live-person = With someone I trust
file-live-person-more = They can keep it without reading it. Tell them only if you want to.
file-live-cloud = In a cloud or mail
file-live-cloud-more = Someone who shares that account sees that a file is there.
file-name = Its name is { $name }. It says nothing of what it is. You can give it another one.
file-trace = The browser's list of downloads will show it.
file-make = Make the file
file-wait = Making the file. This can take a moment.
file-made = The file is made. It was handed to the browser as a download.

limits-server = The server
limits-server-text = The server keeps a locked copy. It can't read it, and it doesn't know who you are. Whoever runs the server could one day change the app it gives out. Signed versions make that visible, but nothing on the web makes it impossible.
limits-clear = Clearing
limits-clear-text = Clearing this phone and clearing the server copy are two things. Neither clears your other phone, a file you saved, or what someone has already seen.

server-what = It is a locked copy. It brings the plan to your other phone, and back if this phone is lost.
server-try = Try now
server-wait-try = Asking the server…
server-wait-keep = Sending a copy. This can take a moment.
server-cleared = The copy on the server is cleared. Your plan is on this phone only.
server-keep = Keep a copy there again
server-keep-more = A new locked copy is made. Bring the plan to your other phone once more after that.
server-keep-go = Keep a copy there

## Looking again: the review, the quick check, what changed, reminders

check-q = How are things right now?
check-open = How are things right now?
check-open-line = A quick look. Only for you.
review-title = Is your plan still right?
review-why = You asked to look again around now.
review-why-date = A date you saved is coming up.
review-why-after = It has been a while since that day. Some people like to look again.
review-done = That's all. You can close this.
review-anniv = This may be a hard week. Want to make one small plan for it?
review-open = Look over my plan
review-open-line = Two minutes, or less. Skip any of it.
review-begin = Look at it
review-end = End here
review-close = Close
review-parts = Parts that may have changed
review-parts-none = Nothing to look at again here. You can go on.
review-parts-how = Any answer is fine, and so is none.
review-dates = Dates ahead
review-dates-none = No dates in the next two months.
review-dates-all = All my dates
review-anniv-go = Make a small plan
review-share = Share anything?
review-share-none = Nothing is shared. Only you can read your plan.
review-end-title = Done
review-again = When would you like to look again?

changed-title = Something changed
changed-title-line = See which parts that may touch
changed-how = Pick what fits. Nothing is sent, and nothing happens by itself.
changed-parts = These parts may not fit any more. Look at any, or none.
changed-later = They keep a small mark until you look. “Not now” on a part takes it away for a week.
changed-situation = What fits right now
changed-situation-line = It may be something else now
changed-date = Save the day
changed-date-line = Then the plan can ask you to look again around it
changed-date-today = Save today as the day
changed-date-saved = Saved in “Dates that matter”.
changed-happened = Something happened, or nearly did
changed-moved = I moved, or have a new home
changed-leaving = I'm thinking of leaving, I left, or we're back together
changed-release = Someone gets out, gets bail or moves
changed-programme = A programme starts, ends or stops
changed-court = A court day, or an order is made, ends or is broken
changed-contact-change = Visits with children change, or a new school year
changed-trust = Someone I no longer trust
changed-phone = A new phone, or a phone that acts strange
changed-health = My health changed, or I was hurt
changed-worker = A new worker, or a worker's time with me ends
changed-heated = Someone was hurt, talk heats up, or someone came home
changed-hard-day = A hard day of the year is near

settings-looking = Looking again
settings-looking-line = If the plan asks you to, and how often
settings-quiet = Quiet days
settings-quiet-line = Days on which nothing asks
settings-reminders = Reminders
settings-reminders-line = A dull line now and then, or none

looking-what = Plans change. Yours can ask you to look at it again. It asks here, after your code, and nowhere else.
looking-never = If you don't look, nothing happens. Nothing is counted, and nobody is told.
looking-often = How often
looking-often-no = Not by itself
looking-often-steady = Now and then, less and less
looking-often-two = About every 2 weeks
looking-often-four = About every 4 weeks
looking-often-eight = About every 8 weeks
looking-dates = A date can ask too, before it and after it. You choose that with each date.

quiet-what = On a quiet day nothing here asks you to look. It waits for another day.
quiet-hard = Some days are quiet by themselves: a hard day you saved, and the same day each year after something happened.
quiet-tips = Reminders don't know these days unless you say so on their page.

remind-what = A reminder is a short line from the calculator. It says nothing of a plan. Opening it shows the calculator.
remind-same = Anyone with this calculator can turn the same thing on. A phone that does it has no more to hide than one that doesn't.
remind-shows = What shows
remind-shows-text = One line, with no sound, at most one a day. You pick the line below.
remind-where = Where
remind-where-text = Wherever this phone shows notices: often on the locked screen too, and on a watch or a car that is linked. The phone's settings list this site among those that may show notices.
remind-page = The calculator's own settings show it too. Anyone who opens them can see and change what you pick here.
remind-learn = Who learns of it
remind-learn-text = The maker of the browser passes a signal on. They learn that this site may show notices on this phone, and when. The signal says nothing of a plan, nor if there is one.
remind-learn-server = Our server keeps an address for that, locked away, and the next times. From the times it could guess your hours.
remind-when = It comes at a time by chance, in the hours you pick. It is not tied to your dates or to anything in the plan. If it is time to look again, you see that here, after your code.
remind-test = The line can come at any time in those hours. Turn it on only if that is fine, whoever sees the phone.
remind-is-on = Reminders are on.
remind-is-off = Reminders are off.
remind-is-refused = The browser may not show notices for this site. You can allow it in the browser's settings, and try again here. The plan still asks you here, after your code.
remind-is-unsupported = This browser can't show reminders. The plan still asks you here, after your code.
remind-is-offline = Kept on this phone. The server hears of it once there is a connection.
remind-is-off-offline = Off. This phone shows nothing more. The server hears of it once there is a connection.
remind-is-unknown = This can't be read right now. Leaving and opening again may help.
remind-wait = Turning it on…
remind-on = Turn reminders on
remind-off = Turn reminders off
remind-days = Days
remind-days-one = Pick at least one day.
remind-from = From
remind-to = Until
remind-hours-wrong = The second time comes after the first. Until then, the hours from before hold.
remind-every = How often, at most
remind-every-1 = Once a day
remind-every-2 = Every 2 days
remind-every-3 = Every 3 days
remind-every-7 = Once a week
remind-quiet = No reminder on my quiet days
remind-quiet-hint = Those days then stand in the calculator's settings too, for anyone to see. Only the next 12 months go there.
remind-quiet-yes = Leave them out
remind-quiet-no = Don't write them there
remind-line = The line
remind-line-own-label = Your line
remind-line-own-hint = No names, and nothing that means something to someone else.
remind-line-tip = A tip about the calculator
remind-line-plants = Water the plants
remind-line-library = Library book due
remind-line-update = Update ready
remind-line-recipe = Recipe saved
remind-line-photos = Back up photos
remind-line-bin = Bin day
remind-line-class = Class moved
remind-line-battery = Battery tip
remind-line-stretch = Stretch break
remind-line-weekly = Weekly list
remind-line-own = Words of your own
