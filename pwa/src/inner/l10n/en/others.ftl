# Other codes, clearing, the card, practice, what stays behind, and further ways to leave. Same voice as ui.ftl.

## Clearing

settings-clear = Clearing
settings-clear-line = Hide, this phone, the server copy, everywhere
clear-which = Four different things. Pick one to see what it does.
clear-rest = Tap it again to see the others.
clear-what-hide = Hide
clear-what-here = Clear this phone
clear-what-there = Clear the server copy
clear-what-everywhere = Clear everywhere
clear-hide-what = The { the-cover } shows at once, and the plan is locked. Nothing is cleared. Your code opens it again.
clear-hide-corner = The corner does the same, on every page.
clear-here-what = This takes the plan off this phone. No code opens it here any more. What other codes open here goes too.
clear-here-none = There is no copy on the server. Without a file or your other phone, the plan is gone.
clear-here-server = The copy on the server stays. It can bring the plan back with your 12 words or your other phone.
clear-here-others = Your other phone, files you saved, and what someone has seen stay as they are.
clear-here-go = Clear this phone
clear-here-sure = Clear this phone? The server copy is not touched.
clear-cover = The { the-cover } stays and works.
clear-there-what = The copy on the server is destroyed and can't come back.
clear-there-stays = This phone keeps its plan. Your other phone keeps its own, but gets no changes any more. 12 words find nothing any more.
clear-there-shares = What you shared is not ended by this.
clear-there-go = Clear the server copy
clear-there-sure = Clear the server copy? This phone keeps its plan.
clear-there-absent = There is no copy on the server now.
clear-there-wait = Clearing it. This can take a moment.
clear-everywhere-what = This takes the plan off this phone and destroys the copy on the server. It can't be undone.
clear-everywhere-others = Your other phones clear themselves the next time you open them with your code. Until then, what is on them stays.
clear-everywhere-closed =
    { $count ->
        [0] As far as this plan knows, no other phone has reminders on. One that has clears itself at its next one, even when it is closed.
        [one] One other phone has reminders on. It clears itself at its next one, even when it is closed. That may take a day or more.
       *[other] { $count } other phones have reminders on. They clear themselves at their next one, even when they are closed. That may take a day or more.
    }
clear-everywhere-told = The { the-cover } shows at the end whether the server was reached. It shows too if a phone is still to follow.
clear-everywhere-stays = What you shared, files you saved, and what someone has seen stay as they are.
clear-everywhere-go = Clear everywhere
clear-everywhere-sure = Clear this phone and the server copy?
clear-nosignal-there = There is no connection right now. The server copy can be cleared when there is one.
clear-nosignal-everywhere = There is no connection right now. This phone would be cleared, and the server copy would stay.
clear-wait = Clearing. This can take a moment.
clear-see-traces = What clearing can't reach
server-see-clear = To clear it, go to Clearing.

## Other codes

settings-others = Other codes
settings-others-line = Lists behind another code, or a code that clears
others-why = Someone might make you type a code. Another code can open plain lists in place of your plan. Nothing in them says that there is more.
others-none = There are no other codes on this phone.
others-yours = Your other codes
others-full = Three are there, and that is the most. Remove one to make another.
others-order = A code that clears
others-lists = Lists: { $name }
others-does-nothing = Typing it opens these lists. Nothing else happens.
others-does-destroy = Typing it opens these lists. Without a word, all else on this phone is cleared. The server copy stays.
others-does-destroy-everywhere = Typing it opens these lists. Without a word, all else on this phone and the server copy are cleared.
others-does-reset = Typing it clears this phone, these lists too. The { the-cover } says that it was cleared. The server copy stays.
others-does-reset-everywhere = Typing it clears this phone, these lists too, and the server copy. The { the-cover } says that it was cleared.
others-does-order = Nothing is kept behind it. Typing it clears this phone, and the { the-cover } says so. The server copy stays.
others-does-order-everywhere = Nothing is kept behind it. Typing it clears this phone and the server copy, and the { the-cover } says so.
others-changed = Its code was changed from inside, so here it can only be removed.
others-change = Change what it does
others-remove = Remove this code
others-remove-what = The code then opens nothing, and what is behind it is gone.
others-remove-sure = Remove this code and what is behind it?
others-removed = Removed. That code opens nothing now.
others-add-lists = Lists behind another code
others-add-order = A code that clears
others-look = What would it show?
others-look-more = It comes with everyday things in it, as if used for some weeks. Now and then they change by themselves. Open it with its code to make it look like yours.
others-code-first = This is the new code. Type it twice on the { the-cover }.
others-code-again = That was right. Once more.
others-code-keep = It is not your own code. Someone who makes you open the phone gets this one.
others-duty = What else would it do?
others-duty-nothing = Nothing else
others-duty-destroy = Clear all else, silently
others-duty-reset = Clear all, and show that
others-reach = Does it reach the server copy?
others-reach-no = No, this phone only
others-reach-yes = Yes, the server copy too
others-opinions = People who know this well do not agree on which is safer. Clearing leaves nothing to find. But your plan is then gone, and someone who notices may get angry.
others-copy = Someone may have copied this phone before. If they know this code, the copy shows what it was set to do.
others-signal = Without a connection, the server copy stays.
others-own = Your own code opens nothing any more after that.
others-put = Keep it like this
others-wait = Making it ready. This can take a moment.
others-wait-change = Changing it. This can take a moment.
others-wait-remove = Removing it. This can take a moment.
others-done = Done. It works from now on.
others-offer-title = Another code, too?
others-offer-more = You can do this now, later in Settings, or never.
others-offer-look = Look at it
why-others-refused = This code can't be used. Nothing was changed. Draw another one.
why-others-full = Three other codes are there, and that is the most.
why-others-none = That code isn't there any more, or it was changed from inside.
why-others-file = This phone's browser could not write it down. Nothing was changed. You can try again.
why-clear-everywhere-file = This phone could not be cleared all the way. Hold again. If it goes on, clear this site's data in the browser's settings.

## The card

settings-card = A card that clears
settings-card-line = 24 digits for someone you trust
card-what = A card has 24 digits. Typed on an app like this one, on any phone, they clear the copy on the server.
card-not = It does nothing else. It can't open or read anything. It doesn't clear this phone, your other phone, or what you shared.
card-who = You can give it to someone you trust, for a day when you can't do it yourself. They need to know when you would want it.
card-once = The digits show once. After that they can't be shown again, only made new.
card-none = There is no card now.
card-has = There is a card. It works until you drop it or make a new one.
card-absent = There is no copy on the server, so a card has nothing to clear.
card-make = Make a card
card-replace = Make a new card
card-replace-more = The card from before stops working.
card-drop = Drop the card
card-drop-more = Its digits then do nothing any more.
card-drop-sure = Drop the card?
card-dropped = Done. The digits do nothing any more.
card-wait = Making it. This can take a moment.
card-wait-drop = Dropping it. This can take a moment.
card-shown = Write these 24 digits down for them. A photo would be in the gallery.
card-how = How it is used: open the app, type all 24 digits, then hold the C key for a moment. It needs a connection.
card-written = They are written down
phones-clear = Clear my other phones
phones-count =
    { $count ->
        [one] One other phone has reminders on.
       *[other] { $count } other phones have reminders on.
    }
phones-clear-more = The next reminder can clear such a phone, even when it is closed. That may take a day or more. This phone and the server copy stay. A phone without reminders is not reached.
phones-clear-known = Could someone know your code? Then make new keys first: Settings, “My code”.
phones-go = Clear other phones
phones-sure = Clear your other phones? This one stays as it is.
phones-wait = Asking the server…
phones-look = See if it got there
phones-waiting =
    { $count ->
        [one] For one phone it waits for the next reminder.
       *[other] For { $count } phones it waits for the next reminder.
    }
phones-taken =
    { $count ->
        [one] It was sent to one phone. The phone clears itself when it gets it.
       *[other] It was sent to { $count } phones. Each clears itself when it gets it.
    }
phones-none =
    { $count ->
        [one] For one phone nothing waits. It was not asked for, or it was cleared, or reminders are off there.
       *[other] For { $count } phones nothing waits. It was not asked for, or they were cleared, or reminders are off there.
    }
why-phones-offline = The server could not be reached for all of them. You can try again when there is a connection.
why-card-offline = A card needs a connection once, and there is none right now. Nothing was changed.
why-card-gone = There is no copy on the server, so a card has nothing to clear.

## Practice

settings-rehearse = Practice
settings-rehearse-line = Try leaving, another code, and clearing
rehearse-what = Try it on a practice plan that is empty. Your own plan is not touched, nothing is sent, and nothing of it stays.
rehearse-corner = The corner leaves for real, here too.
rehearse-leave = Leave and come back
rehearse-leave-more = The { the-cover } comes up. A practice code opens the practice plan.
rehearse-other = Another code
rehearse-other-more = A code opens lists, and clears the practice plan without a word.
rehearse-clear = A code that clears
rehearse-clear-more = A code clears all that is there for practice, and says so.
rehearse-go = Try it
rehearse-wait = Making the practice plan. This can take a moment.
rehearse-try = Trying the code. This can take a moment.
rehearse-type = Type this practice code on the { the-cover } and hold “{ $key }”.
rehearse-type-plan = Now type the practice plan's own code.
rehearse-wrong = That opened nothing, and the { the-cover } went on as always. That is what any other code does. Look at it once more.
rehearse-leave-done = The practice plan opened. That is all there is to it: leave, type, hold.
rehearse-other-done = Lists opened: { $name }, { $count } things. Nothing there speaks of a plan. The practice plan was cleared meanwhile.
rehearse-clear-done = All of the practice was cleared. The { the-cover } would say so now, and open nothing.
rehearse-gone = Its code opens nothing now: the practice plan is gone. Your own plan is as it was.
rehearse-failed = Practice doesn't work on this phone right now. Your plan is as it was.
rehearse-see-plan = See if the practice plan is still there

## What stays behind

settings-traces = What stays behind
settings-traces-line = What leaving and clearing can't take away
traces-lead = Some traces are out of reach for any app. Here they are.
traces-history = The list of pages
traces-history-text = The browser's history can show this site, as a { the-cover }. Your network can see that it was reached, and when. Clearing doesn't change that.
traces-notices = Notifications
traces-notices-text = No notification from here says a word of your plan. The ones that are shown already stay until someone swipes them away.
traces-backups = Backups
traces-backups-text = A backup of this phone can hold the app's locked files as they were that day. The code of that day opens them. Clearing can't reach a backup.
traces-watched = A phone that is watched
traces-watched-text = A spy app, or someone who looks on, sees what you see and type. Nothing here can stop that.
traces-twice = Two looks at the files
traces-twice-text = Whoever copies the app's files once can't tell if a plan is in them. Whoever copies them twice can see that something was changed in between. The file's time shows the last change until the { the-cover } is opened again.
traces-keyboard = Keyboards
traces-keyboard-text = Some keyboards learn the words you type and offer them elsewhere. Their settings can clear that.
traces-reach = What clearing can't reach
traces-reach-text = What you shared, files you saved, paper, photos of the screen, and what someone has read. Another phone clears when it is opened next. Some phones keep old pieces in their memory for a while: those are locked, and the keys are gone.

## Lists only

set-begin-lists = Start with lists only
set-begin-lists-more = A shopping list or the like, and nothing else.
set-lists-title = Which lists?
set-lists-examples = Begin with examples
set-lists-examples-hint = They look as if used for some weeks, and change now and then until you change them.
set-lists-note = Lists stay lists. For a plan as well, begin with a new plan.

## Further ways to leave

leaving-taps = Leave with three taps
leaving-taps-hint = Tap the top of the page three times, quickly.
leaving-face = Leave when the phone lies face down
leaving-face-hint = Some phones don't tell the app how they lie. Try it once.
leaving-shake = Leave with a shake
leaving-shake-hint = It may need a yes from the browser. A bumpy ride can set it off.
leaving-shake-no = The phone didn't allow it, so it stays off.
leaving-outside = After leaving, show this page
leaving-outside-hint = Only in a browser tab, and only if you type one: a weather page, say. It will be in the list of pages.
leaving-outside-wrong = That isn't a whole address yet, so no page is shown. It looks like this: weather.example
