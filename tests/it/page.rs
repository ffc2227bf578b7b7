//! A parsed page. Tests ask for links, headings and fields, and do not depend on how the HTML is written.

use scraper::{ElementRef, Html, Node, Selector};

/// A parsed page, or a fragment of one.
pub struct Page {
    html: Html,
}

/// An element of a [`Page`]. What is inside a `<template>` is not part of the page.
#[derive(Clone, Copy)]
pub struct Element<'a>(ElementRef<'a>);

/// A checkbox or radio button with its label.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    pub name: String,
    pub value: String,
    /// The words of its label, without the figure.
    pub label: String,
    /// The figure in its label.
    pub count: Option<usize>,
    pub checked: bool,
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

/// Text with each run of white space as a single space.
fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The number at the beginning of a text, such as 3,001 in "3,001 sources".
pub fn leading_number(text: &str) -> usize {
    let digits: String = text.chars().take_while(|c| c.is_ascii_digit() || *c == ',').filter(|c| *c != ',').collect();
    digits.parse().unwrap_or_else(|_| panic!("no number at the beginning of “{text}”"))
}

impl Page {
    pub fn parse(html: &str) -> Self {
        Self { html: Html::parse_document(html) }
    }

    pub fn root(&self) -> Element<'_> {
        Element(self.html.root_element())
    }

    /// The content of the page: everything but the header and the footer of the site.
    pub fn main(&self) -> Element<'_> {
        self.one("main")
    }

    pub fn all(&self, css: &str) -> Vec<Element<'_>> {
        self.root().all(css)
    }

    pub fn one(&self, css: &str) -> Element<'_> {
        self.root().one(css)
    }

    pub fn count(&self, css: &str) -> usize {
        self.all(css).len()
    }

    pub fn texts(&self, css: &str) -> Vec<String> {
        self.root().texts(css)
    }

    pub fn attrs(&self, css: &str, name: &str) -> Vec<String> {
        self.root().attrs(css, name)
    }

    /// The element with this id.
    pub fn id(&self, id: &str) -> Element<'_> {
        self.find_id(id).unwrap_or_else(|| panic!("nothing has the id “{id}” in:\n{}", self.html.html()))
    }

    pub fn find_id(&self, id: &str) -> Option<Element<'_>> {
        self.all("[id]").into_iter().find(|element| element.attr("id") == Some(id))
    }

    pub fn link(&self, text: &str) -> String {
        self.root().link(text)
    }

    pub fn has_link(&self, text: &str) -> bool {
        self.root().has_link(text)
    }

    pub fn links_to(&self, href: &str) -> bool {
        self.root().links_to(href)
    }

    pub fn says(&self, text: &str) -> &Self {
        self.root().says(text);
        self
    }

    pub fn does_not_say(&self, text: &str) -> &Self {
        self.root().does_not_say(text);
        self
    }

    pub fn title(&self) -> String {
        self.one("head > title").text()
    }

    /// The only `<h1>`.
    pub fn heading(&self) -> String {
        self.one("h1").text()
    }

    /// The content of a `<meta>` by its `name` or `property`.
    pub fn meta(&self, name: &str) -> Option<String> {
        let metas = self.all("head > meta");
        let named = metas.iter().find(|meta| [meta.attr("name"), meta.attr("property")].contains(&Some(name)));
        named.and_then(|meta| meta.attr("content")).map(str::to_owned)
    }

    /// The address of a `<link>` in the head, by its `rel`.
    pub fn head_link(&self, rel: &str) -> Option<String> {
        self.attrs(&format!("head > link[rel=\"{rel}\"]"), "href").into_iter().next()
    }

    pub fn canonical(&self) -> Option<String> {
        self.head_link("canonical")
    }

    /// The entry of the site's navigation that is marked as the current page.
    pub fn current(&self) -> Option<String> {
        self.texts("header nav [aria-current=page]").into_iter().next()
    }

    /// The summary of a list, such as "2 of 4 events: The League; Treaty".
    pub fn summary(&self) -> String {
        self.one("p.sentence").text()
    }

    /// The messages about unknown or unreadable parts of the query.
    pub fn problems(&self) -> Vec<String> {
        self.texts("p.problem")
    }

    /// The number of results according to the summary of a list.
    pub fn found(&self) -> usize {
        leading_number(&self.summary())
    }

    /// The ids of the listed events, in the order of the list.
    pub fn events(&self) -> Vec<String> {
        self.attrs("article.event-item", "data-event")
    }

    /// The checkboxes and radio buttons of the filters, with this name or all.
    pub fn choices(&self, name: Option<&str>) -> Vec<Choice> {
        let choices = self.all("label").into_iter().filter_map(Choice::of);
        choices.filter(|choice| name.is_none_or(|name| name == choice.name)).collect()
    }

    /// The only choice that has this name and value.
    pub fn choice(&self, name: &str, value: &str) -> Choice {
        let mut found = self.choices(Some(name));
        found.retain(|choice| choice.value == value);
        assert_eq!(found.len(), 1, "choices {name}={value}: {found:?}");
        found.remove(0)
    }

    /// The values that the form sends under this name, from hidden and from chosen fields.
    pub fn field_values(&self, name: &str) -> Vec<String> {
        let fields = self.all(&format!("input[name=\"{name}\"]")).into_iter();
        let sent = fields.filter(|field| {
            !matches!(field.attr("type"), Some("checkbox" | "radio")) || field.attr("checked").is_some()
        });
        sent.map(|field| field.get("value").to_owned()).collect()
    }
}

impl Choice {
    fn of(label: Element<'_>) -> Option<Self> {
        let input = label.all("input[type=checkbox], input[type=radio]").into_iter().next()?;
        let count = label.texts(".count").first().map(|count| leading_number(count));
        let words = label.all("span").into_iter().find(|span| span.attr("class").is_none());
        Some(Self {
            name: input.attr("name")?.to_owned(),
            value: input.attr("value")?.to_owned(),
            label: words.map_or_else(String::new, Element::text),
            count,
            checked: input.attr("checked").is_some(),
        })
    }
}

impl<'a> Element<'a> {
    /// Every element inside this one that a selector matches.
    pub fn all(self, css: &str) -> Vec<Element<'a>> {
        let outside_templates = |element: &ElementRef| element.ancestors().all(|node| !is_template(node.value()));
        self.0.select(&selector(css)).filter(outside_templates).map(Element).collect()
    }

    /// The only element inside this one that a selector matches.
    pub fn one(self, css: &str) -> Element<'a> {
        let found = self.all(css);
        assert_eq!(found.len(), 1, "elements {css} in:\n{}", self.html());
        found[0]
    }

    /// The element around this one.
    pub fn parent(self) -> Element<'a> {
        Element(self.0.parent().and_then(ElementRef::wrap).expect("an element around it"))
    }

    pub fn count(self, css: &str) -> usize {
        self.all(css).len()
    }

    /// The text with single spaces, without the contents of scripts and templates.
    pub fn text(self) -> String {
        let mut out = String::new();
        add_text(self.0, &mut out);
        collapsed(&out)
    }

    /// The text with its white space, as in `<pre>`.
    pub fn raw_text(self) -> String {
        self.0.text().collect()
    }

    /// The text with a mark before and after each child of this name.
    pub fn marked_text(self, name: &str, mark: &str) -> String {
        let mut out = String::new();
        for child in self.0.children() {
            if let Some(element) = ElementRef::wrap(child) {
                let mark = if element.value().name() == name { mark } else { "" };
                out.extend([mark, &Element(element).text(), mark]);
            } else if let Node::Text(text) = child.value() {
                out.push_str(text);
            }
        }
        collapsed(&out)
    }

    /// The element right after this one, which must have this name.
    pub fn next(self, name: &str) -> Element<'a> {
        let next = self.0.next_siblings().find_map(ElementRef::wrap).expect("an element after it");
        assert_eq!(next.value().name(), name);
        Element(next)
    }

    pub fn texts(self, css: &str) -> Vec<String> {
        self.all(css).into_iter().map(Element::text).collect()
    }

    pub fn attr(self, name: &str) -> Option<&'a str> {
        self.0.value().attr(name)
    }

    /// An attribute that must be there.
    pub fn get(self, name: &str) -> &'a str {
        self.attr(name).unwrap_or_else(|| panic!("no attribute {name} in:\n{}", self.html()))
    }

    pub fn attribute_names(self) -> Vec<&'a str> {
        self.0.value().attrs().map(|(name, _)| name).collect()
    }

    pub fn attrs(self, css: &str, name: &str) -> Vec<String> {
        self.all(css).into_iter().filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }

    /// The address of the link that has exactly this text. There may be several such links if all lead to one address.
    pub fn link(self, text: &str) -> String {
        let mut found: Vec<&str> = self.links().filter(|(own, _)| own == text).map(|(_, href)| href).collect();
        found.dedup();
        assert_eq!(found.len(), 1, "links “{text}” in:\n{}", self.html());
        found[0].to_owned()
    }

    pub fn has_link(self, text: &str) -> bool {
        self.links().any(|(own, _)| own == text)
    }

    /// Whether a link leads to this address.
    pub fn links_to(self, href: &str) -> bool {
        self.links().any(|(_, own)| own == href)
    }

    fn links(self) -> impl Iterator<Item = (String, &'a str)> {
        self.all("a[href]").into_iter().filter_map(|link| Some((link.text(), link.attr("href")?)))
    }

    /// The description of a term of a description list; all of them joined if there are several.
    pub fn described(self, term: &str) -> Option<String> {
        let term = self.all("dt").into_iter().find(|own| own.text() == term)?;
        let after = term.0.next_siblings().filter_map(ElementRef::wrap);
        let descriptions = after.take_while(|element| element.value().name() == "dd");
        Some(descriptions.map(|element| Element(element).text()).collect::<Vec<_>>().join("; "))
    }

    /// Asserts that the element contains a text, and shows the HTML if it does not.
    pub fn says(self, text: &str) -> Self {
        assert!(self.text().contains(text), "no “{text}” in “{}” of:\n{}", self.text(), self.html());
        self
    }

    pub fn does_not_say(self, text: &str) -> Self {
        assert!(!self.text().contains(text), "“{text}” in “{}”", self.text());
        self
    }

    pub fn says_in_order(self, texts: &[&str]) -> Self {
        let all = self.text();
        let mut from = 0;
        for text in texts {
            let at = all[from..].find(text).unwrap_or_else(|| panic!("no “{text}” after {from} in “{all}”"));
            from += at + text.len();
        }
        self
    }

    pub fn html(self) -> String {
        self.0.html()
    }
}

fn is_template(node: &Node) -> bool {
    node.as_element().is_some_and(|element| element.name() == "template")
}

/// Elements inside a line of text.
const INLINE: [&str; 14] =
    ["a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "small", "span", "strong", "sup", "time"];

fn add_text(element: ElementRef, out: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(text) => out.push_str(text),
            Node::Element(own) if !["script", "style", "template"].contains(&own.name()) => {
                let inline = INLINE.contains(&own.name());
                // Style sheets put space between items of a line that have no text between them.
                let item =
                    own.name() != "sup" && child.prev_sibling().is_some_and(|before| before.value().is_element());
                out.push_str(if inline && !item { "" } else { " " });
                if let Some(child) = ElementRef::wrap(child) {
                    add_text(child, out);
                }
                out.push_str(if inline { "" } else { " " });
            }
            _ => {}
        }
    }
}
