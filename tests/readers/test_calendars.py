"""The Python package icalendar reads the calendars."""

from datetime import date, timedelta

from conftest import export
from icalendar import Calendar

TREATY = "1950-sino-soviet-treaty"


def events(data):
    calendar = Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    found = calendar.walk("VEVENT")
    for event in found:
        assert not event.errors, event.errors
        # All-day: a date, not a time.
        assert type(event.decoded("DTSTART")) is date
        assert event["UID"] and event["SUMMARY"] and event.decoded("DTSTAMP")
    assert len({event["UID"] for event in found}) == len(found)
    return found


def days(site, query=""):
    """The events whose date is one day, by the address of the event."""
    records = site.json("/events.json" + query)["events"]
    return {record["url"]: record for record in records if record["earliest"] == record["latest"]}


def test_the_calendar_has_each_event_of_a_known_day_on_that_day(site):
    for query in ["", "?actor=china", "?from=1990&to=1999"]:
        kind, data = site.get("/events.ics" + query)
        assert kind == "text/calendar"
        # RFC 5545, section 3.1: lines end with CRLF and have at most 75 octets.
        assert all(len(line) <= 75 for line in data.split(b"\r\n")) and b"\n" not in data.replace(b"\r\n", b"")
        found = {str(event["URL"]): event for event in events(data)}
        expected = days(site, query)
        assert expected.keys() <= found.keys()
        for url, record in expected.items():
            assert found[url].decoded("DTSTART") == date.fromisoformat(record["date"].split("/")[0])
            assert record["title"] in str(found[url]["SUMMARY"])


def test_a_range_of_days_ends_on_the_day_after_its_last(site):
    records = site.json("/events.json")["events"]
    found = {str(event["URL"]): event for event in events(site.get("/events.ics")[1])}
    ranges = [record for record in records if len(record["date"]) == 21 and record["url"] in found]
    assert ranges
    for record in ranges:
        first, last = map(date.fromisoformat, record["date"].split("/"))
        event = found[record["url"]]
        assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (first, last + timedelta(days=1))


def test_the_calendar_of_anniversaries_repeats_each_event_every_year(site):
    for event in events(site.get("/on-this-day.ics")[1]):
        assert event["RRULE"]["FREQ"] == ["YEARLY"]


def test_an_event_is_a_calendar_of_its_own_and_keeps_its_identity(site):
    [event] = events(site.get(f"/events/{TREATY}.ics")[1])
    [same] = [other for other in events(site.get("/events.ics")[1]) if str(other["URL"]).endswith(TREATY)]
    assert event["UID"] == same["UID"] and event.decoded("DTSTART") == date(1950, 2, 14)


def test_the_command_exports_the_same_calendar(site):
    exported = {str(event["URL"]).rsplit("/", 1)[1]: event for event in events(export("ics"))}
    served = {str(event["URL"]).rsplit("/", 1)[1]: event for event in events(site.get("/events.ics")[1])}
    assert exported.keys() == served.keys()
    assert str(exported[TREATY]["URL"]) == f"https://timeline.example/events/{TREATY}"
