# Getting around: written for outreach clients first, so it asks for no names and for nothing anyone did.
# Words of the content specification, sections 3.2 and 3.4.

section-routes-title = Getting around
section-routes-line = Ways to go, times, and other ways.
section-routes-q1 = Which trips do you make most?
section-routes-q2 = What is another way?
section-routes-q3 = Which places do you keep away from, and when?
section-routes-hint = Nothing here tracks you.

route-none = No tracking. No map. Just your words.
route-vary = Same time each day. Want to vary it?
route-followed = If you think someone is behind you: keep going past home. Go in where there are people. Call someone.
route-avoid-why = Why? You can leave this blank. No names.
cv-intro = This is about you getting home safe. Not about what anyone did.

list-routes-trips = Trips
add-routes-trips = Add a trip
list-routes-spots = Places on the way
add-routes-spots = Add a place
list-routes-avoids = Keep away from
add-routes-avoids = Add something to keep away from
list-routes-steps = Steps
add-routes-steps = Add a step

## A place

kind-spot = A place on the way
field-spot-alias = What you call it
hint-spot-alias = A name only you know is fine. No address needed.
field-spot-kind = What kind of place
option-spot-kind-home = Home
option-spot-kind-work = Work
option-spot-kind-school = School
option-spot-kind-dropoff = Drop-off
option-spot-kind-family = Family
option-spot-kind-clinic = Clinic
option-spot-kind-court = Court
option-spot-kind-shop = Shop
option-spot-kind-worship = Place of worship
option-spot-kind-service = Office or service
option-spot-kind-stop = Stop
option-spot-kind-other = Something else
field-spot-how_to_know_it = How to know it
field-spot-rating = How it is for you
option-spot-rating-good = Good
option-spot-rating-depends = Depends
option-spot-rating-keepaway = Keep away
field-spot-keep_away_when = When to keep away
field-spot-inside_who = Who is good to see inside
field-spot-inside_open = When it is open
field-spot-inside_way_out = Another way out
field-spot-phone = Phone there

## A trip

kind-trip = A trip
field-trip-alias = What you call this trip
field-trip-from = From
field-trip-to = To
field-trip-purpose = What for
field-trip-leave = Days, and when you leave
field-trip-arrive_by = There by
field-trip-vary = I change the times
field-trip-vary_note = How you change it
field-trip-with_whom = Who comes with you
field-trip-safe_stops = Places to stop at
field-trip-if_followed = If someone is behind you
field-trip-if_blocked = If the way is blocked, use
field-trip-state = Is this trip in use?
option-trip-state-active = In use
option-trip-state-paused = On hold
option-trip-state-old = Old
field-trip-paused_until = On hold until
list-trip-legs = The way
add-trip-legs = Add a part of the way
list-trip-alternates = Other ways
add-trip-alternates = Add another way

## A part of the way

kind-leg = A part of the way
field-leg-mode = How you move
option-leg-mode-walk = Walk
option-leg-mode-bike = Bike
option-leg-mode-bus = Bus
option-leg-mode-train = Train
option-leg-mode-car = Car
option-leg-mode-lift = A lift from someone
option-leg-mode-taxi = Taxi
option-leg-mode-chair = Wheelchair
field-leg-line_or_road = Line or road
field-leg-from = From
field-leg-to = To
field-leg-minutes = About how many minutes
field-leg-better_times = Better times
field-leg-worse_times = Worse times
field-leg-note = Good to know
hint-leg-note = Lit, busy, cameras, or no phone signal.

## Another way

kind-alternate = Another way
field-alternate-use_when = Use it when
list-alternate-legs = The way
add-alternate-legs = Add a part of the way

## Something to keep away from

kind-avoid = Something to keep away from
field-avoid-what = What to keep away from
field-avoid-sort = What it is
option-avoid-sort-place = A place
option-avoid-sort-stretch = A stretch of the way
option-avoid-sort-stop = A stop
option-avoid-sort-event = An event
option-avoid-sort-time = A time of day
field-avoid-when = When
field-avoid-until = Until
hint-avoid-until = With no day here, it asks you again in two weeks.
field-avoid-why = Reason
hint-avoid-why = { route-avoid-why }
