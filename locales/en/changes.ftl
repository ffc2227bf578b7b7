## Changes.

changes-title = Changes
changes-description = What was changed in this timeline and when, newest first, and which addresses moved or were withdrawn.
changes-none = No change to an event is recorded.
# $changes (String)
changes-lede = { $changes }, newest first. Each is also listed on the page of its event.
former-title = Addresses that moved or were withdrawn
former-lede = An address, once published, keeps working: if the page moved, it redirects; if it was withdrawn, it says why.
# Between the former and the present address.
former-is-now = is now
former-was-withdrawn = was withdrawn
