## Changes.

changes-title = Changes
changes-description = What changed in this timeline and when, newest first, and which addresses moved or were withdrawn.
changes-none = No changes to events are recorded.
# $changes (String)
changes-lede = { $changes }, newest first. Each also appears on the page of its event.
former-title = Addresses that moved or were withdrawn
former-lede = A published address keeps working. If the page has moved, it redirects; if the page was withdrawn, it says why.
# Between the former and the present address.
former-is-now = is now
former-was-withdrawn = was withdrawn
