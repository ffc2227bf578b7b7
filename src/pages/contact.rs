//! The contact of a timeline: as the link for reports of errors, and as text.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What a contact may contain in place of the address of the page.
const PLACEHOLDER: &str = "{url}";

/// Characters that are percent-encoded in a value: all but the unreserved ones (RFC 3986 §2.3).
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The link from a page to the contact. The address of the page replaces `{url}`; without this, an e-mail has the
/// subject, and the address as its body (RFC 6068), and a web address stays as it is.
pub fn report_link(contact: &str, subject: &str, url: &str) -> String {
    let encode = |text: &str| utf8_percent_encode(text, VALUE).to_string();
    if contact.contains(PLACEHOLDER) {
        return contact.replace(PLACEHOLDER, &encode(url));
    }
    if !contact.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")) {
        return contact.to_owned();
    }
    let joint = if contact.contains('?') { '&' } else { '?' };
    format!("{contact}{joint}subject={}&body={}", encode(subject), encode(&format!("{url}\r\n\r\n")))
}

/// A contact as text: an e-mail address, or a web address without its scheme and its query.
pub fn shown_contact(contact: &str) -> &str {
    let (_, rest) = contact.split_once(':').unwrap_or(("", contact));
    rest.trim_start_matches('/').split(['?', '{']).next().unwrap_or(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_the_page_goes_into_an_email_or_into_the_placeholder() {
        let page = "https://history.example/events/a?x=1";
        let link = |contact| report_link(contact, "Error in “A & B”", page);
        let (subject, address) =
            ("Error%20in%20%E2%80%9CA%20%26%20B%E2%80%9D", "https%3A%2F%2Fhistory.example%2Fevents%2Fa%3Fx%3D1");
        let body = format!("subject={subject}&body={address}%0D%0A%0D%0A");
        assert_eq!(link("mailto:a@example.org"), format!("mailto:a@example.org?{body}"));
        assert_eq!(
            link("mailto:a@example.org?cc=b@example.org"),
            format!("mailto:a@example.org?cc=b@example.org&{body}")
        );
        assert_eq!(link("https://example.org/new?page={url}"), format!("https://example.org/new?page={address}"));
        assert_eq!(link("https://example.org/errors"), "https://example.org/errors");
    }

    #[test]
    fn a_contact_is_shown_without_its_scheme_and_its_query() {
        assert_eq!(shown_contact("mailto:a@example.org?cc=b@example.org"), "a@example.org");
        assert_eq!(shown_contact("https://example.org/new?page={url}"), "example.org/new");
    }
}
