//! The rules that a folder must keep, each with its name and how grave a breach of it is.

/// How grave a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The folder is no timeline.
    Error,
    /// The folder is a timeline; something is missing or suspect.
    Warning,
}

impl Severity {
    /// The severity as it is printed.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Declares the rules with their names, so that a rule has one line.
macro_rules! rules {
    ($($(#[$doc:meta])* $variant:ident = $name:literal $grave:ident,)*) => {
        /// A rule of the data format.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[$doc])* $variant,)* }

        impl Rule {
            /// Every rule, in the order of the format's list.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The rule's name, in kebab-case.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What the rule asks for.
            #[must_use]
            pub fn gravity(self) -> Gravity {
                match self { $(Self::$variant => Gravity::$grave,)* }
            }
        }
    };
}

/// How grave a breach of a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gravity {
    /// Always an error.
    Error,
    /// A warning, and an error where the timeline requires evidence.
    Evidence,
    /// Like [`Self::Evidence`] for `check`; only a badge on the page for `serve`.
    Badge,
    /// Always a warning.
    Warning,
}

rules! {
    /// The file is not TOML 1.0.
    TomlSyntax = "toml-syntax" Error,
    /// A line is not JSON (RFC 8259).
    JsonSyntax = "json-syntax" Error,
    /// An event or a thread has no front matter between `+++` lines.
    FrontMatter = "front-matter" Error,
    /// A key that the format does not have.
    KeyUnknown = "key-unknown" Error,
    /// A mandatory key is not there.
    KeyMissing = "key-missing" Error,
    /// A value of another type than the key takes.
    TypeWrong = "type-wrong" Error,
    /// A word that is not among those that the key takes.
    ValueUnknown = "value-unknown" Error,
    /// An id that is not kebab-case or is reserved.
    IdMalformed = "id-malformed" Error,
    /// Two things with one id.
    IdDuplicate = "id-duplicate" Error,
    /// An id that was published is now neither an id nor an alias nor withdrawn.
    IdGone = "id-gone" Error,
    /// An alias that is something's id.
    AliasHidesId = "alias-hides-id" Error,
    /// A date that is not EDTF.
    DateNotEdtf = "date-not-edtf" Error,
    /// An interval that ends before it begins.
    DateReversed = "date-reversed" Error,
    /// `after` names an event of another day, or leads back to itself.
    DateOrder = "date-order" Error,
    /// Eras of a series that do not follow each other.
    EraOrder = "era-order" Error,
    /// An actor that succeeds itself.
    SuccessionCircle = "succession-circle" Error,
    /// An event that supersedes itself.
    SupersededCircle = "superseded-circle" Error,
    /// A name that nothing has.
    ReferenceUnknown = "reference-unknown" Error,
    /// A relation from an event to itself.
    RelationSelf = "relation-self" Error,
    /// A relation that is stored twice.
    RelationDuplicate = "relation-duplicate" Error,
    /// A thread that is not a walk of steps.
    ThreadShape = "thread-shape" Error,
    /// An event that is two steps of a thread.
    StepRepeated = "step-repeated" Error,
    /// A step that nothing joins to the one before.
    StepUncarried = "step-uncarried" Error,
    /// A quotation without words.
    QuoteEmpty = "quote-empty" Error,
    /// A quotation of more than 120 words.
    QuoteLong = "quote-long" Error,
    /// A citation that quotes and paraphrases at once.
    QuoteAndSays = "quote-and-says" Error,
    /// A quotation that its source's text does not have.
    QuoteNotFound = "quote-not-found" Error,
    /// A quotation that its source's text has more than once.
    QuoteAmbiguous = "quote-ambiguous" Error,
    /// A quotation without a speaker.
    VoiceMissing = "voice-missing" Error,
    /// A note that rests on nothing.
    NoteUncited = "note-uncited" Error,
    /// A URL of another scheme than http or https.
    UrlScheme = "url-scheme" Error,
    /// A link within the site that leads nowhere.
    LinkDead = "link-dead" Error,
    /// HTML in Markdown.
    HtmlRaw = "html-raw" Error,
    /// A link in Markdown of another scheme than http, https or mailto.
    LinkScheme = "link-scheme" Error,
    /// A language tag that is not BCP 47.
    LanguageTag = "language-tag" Error,
    /// A significance outside 1 to 5.
    SignificanceRange = "significance-range" Error,
    /// A label of more than 28 characters.
    LabelLong = "label-long" Error,
    /// A file that is not UTF-8; of JSON lines, a line.
    Encoding = "encoding" Error,
    /// A file of more than 1 MiB; of JSON lines, a line.
    FileLarge = "file-large" Error,
    /// A file that was changed while it was read.
    FileChanged = "file-changed" Error,
    /// A file that the format does not have.
    FileUnknown = "file-unknown" Error,
    /// An address of the web that is not there any more.
    UrlGone = "url-gone" Error,
    /// An address of the web that leads to another.
    UrlMoved = "url-moved" Warning,
    /// An address of the web of which it could not be found out whether it is there.
    UrlUnchecked = "url-unchecked" Warning,
    /// An event without evidence.
    EventUncited = "event-uncited" Evidence,
    /// A paragraph without a reference to evidence.
    ParagraphUncited = "paragraph-uncited" Evidence,
    /// An event without a summary.
    SummaryMissing = "summary-missing" Evidence,
    /// A source on which nothing rests.
    SourceUnused = "source-unused" Evidence,
    /// An event that no era of the first series holds.
    EventOutsideEras = "event-outside-eras" Evidence,
    /// A quotation that is new or changed since `evidence.lock`.
    QuoteUnverified = "quote-unverified" Badge,
    /// A negative year beside words that name the same number.
    BceSuspect = "bce-suspect" Warning,
}
