//! The rules of the data format, each with its name and its level.

/// How severe a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The folder is not a timeline.
    Error,
    /// The folder is a timeline; something is missing or suspect.
    Warning,
}

impl Severity {
    /// The severity as it is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// Declares the rules with their names and levels, one line each.
macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal $level:ident,)*) => {
        /// A rule of the data format.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule { $($(#[doc = $doc])+ $variant,)* }

        impl Rule {
            /// Every rule, in the order of the format's list.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The rule's name, in kebab-case.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What breaks the rule, as a sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_start(),)* }
            }

            /// How severe a breach of the rule is.
            pub fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)* }
            }
        }
    };
}

/// How severe a breach of a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Always an error.
    Error,
    /// A warning; an error if the timeline requires evidence.
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
    /// A key that does not belong to the format.
    KeyUnknown = "key-unknown" Error,
    /// A mandatory key is missing.
    KeyMissing = "key-missing" Error,
    /// A value of another type than the key takes.
    TypeWrong = "type-wrong" Error,
    /// A value that the key does not take.
    ValueUnknown = "value-unknown" Error,
    /// An id that is not kebab-case or is reserved.
    IdMalformed = "id-malformed" Error,
    /// Two records with the same id.
    IdDuplicate = "id-duplicate" Error,
    /// An id that was published is now neither an id nor an alias nor withdrawn.
    IdGone = "id-gone" Error,
    /// An alias that is the id of another record.
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
    /// A reference to something that does not exist.
    ReferenceUnknown = "reference-unknown" Error,
    /// A relation from an event to itself.
    RelationSelf = "relation-self" Error,
    /// A relation that is stored twice.
    RelationDuplicate = "relation-duplicate" Error,
    /// A thread whose text is not a list of steps.
    ThreadShape = "thread-shape" Error,
    /// An event that is two steps of the same thread.
    StepRepeated = "step-repeated" Error,
    /// A step that no relation or citation connects to the step before.
    StepUncarried = "step-uncarried" Error,
    /// A quotation without words.
    QuoteEmpty = "quote-empty" Error,
    /// A quotation of more than 120 words.
    QuoteLong = "quote-long" Error,
    /// A citation that quotes and paraphrases at once.
    QuoteAndSays = "quote-and-says" Error,
    /// A quotation that is not in the text of its source.
    QuoteNotFound = "quote-not-found" Error,
    /// A quotation that is in the text of its source more than once.
    QuoteAmbiguous = "quote-ambiguous" Error,
    /// A quotation without a speaker.
    VoiceMissing = "voice-missing" Error,
    /// A note without citations.
    NoteUncited = "note-uncited" Error,
    /// A DOI that is not one.
    DoiMalformed = "doi-malformed" Error,
    /// An ISBN that is not one, or whose check digit is wrong.
    IsbnMalformed = "isbn-malformed" Error,
    /// Pages that are not pages, or a range that ends before it begins.
    PagesMalformed = "pages-malformed" Error,
    /// A URL whose scheme is not http or https.
    UrlScheme = "url-scheme" Error,
    /// A link within the site to a page that does not exist.
    LinkDead = "link-dead" Error,
    /// HTML in Markdown.
    HtmlRaw = "html-raw" Error,
    /// A Markdown link whose scheme is not http, https or mailto.
    LinkScheme = "link-scheme" Error,
    /// A language tag that is not BCP 47.
    LanguageTag = "language-tag" Error,
    /// A significance outside 1 to 5.
    SignificanceRange = "significance-range" Error,
    /// A label of more than 28 characters.
    LabelLong = "label-long" Error,
    /// A file, or a JSON line, that is not UTF-8.
    Encoding = "encoding" Error,
    /// A file, or a JSON line, of more than 1 MiB.
    FileLarge = "file-large" Error,
    /// A file that changed while it was read.
    FileChanged = "file-changed" Error,
    /// A symbolic link to something that does not exist.
    SymlinkBroken = "symlink-broken" Error,
    /// A file that does not belong to the format.
    FileUnknown = "file-unknown" Error,
    /// An image, font or style sheet that the folder does not have.
    AssetMissing = "asset-missing" Error,
    /// A file in `assets/` that is no image or font, or another one than its name says.
    AssetType = "asset-type" Error,
    /// A medium whose file is not in `media/`.
    MediaPath = "media-path" Error,
    /// A medium whose file does not exist.
    MediaMissing = "media-missing" Error,
    /// A file that is not a picture that can be shown, or whose name says that it is another one.
    MediaType = "media-type" Error,
    /// A picture with too many bytes or pixels.
    MediaLarge = "media-large" Error,
    /// A web address that no longer exists.
    UrlGone = "url-gone" Error,
    /// A web address that redirects to another one.
    UrlMoved = "url-moved" Warning,
    /// A web address that could not be checked.
    UrlUnchecked = "url-unchecked" Warning,
    /// An event without evidence.
    EventUncited = "event-uncited" Evidence,
    /// A paragraph without a reference to evidence.
    ParagraphUncited = "paragraph-uncited" Evidence,
    /// An event without a summary.
    SummaryMissing = "summary-missing" Evidence,
    /// A source that nothing cites.
    SourceUnused = "source-unused" Evidence,
    /// An event outside all eras of the first series.
    EventOutsideEras = "event-outside-eras" Evidence,
    /// A quotation that is new or changed since `evidence.lock`.
    QuoteUnverified = "quote-unverified" Badge,
    /// A file of `media/` that nothing shows.
    MediaUnused = "media-unused" Warning,
    /// A timeline without editors or without a contact.
    ImprintIncomplete = "imprint-incomplete" Warning,
    /// A language that the interface does not speak.
    InterfaceLanguage = "interface-language" Warning,
    /// A link from a public record to a draft.
    DraftLinked = "draft-linked" Warning,
    /// A negative year, and words that give the same number as a year BCE.
    BceSuspect = "bce-suspect" Warning,
    /// An id that begins with another year than that of the date.
    IdYear = "id-year" Warning,
    /// An event outside the `range` of the timeline.
    EventOutsideRange = "event-outside-range" Warning,
    /// An initial window without any event.
    StartEmpty = "start-empty" Warning,
    /// An actor who acts before it existed or after it ended.
    ActorOutsideDate = "actor-outside-date" Warning,
    /// A person who takes part before their birth or after their death.
    PersonOutsideDate = "person-outside-date" Warning,
    /// An event that led to one that had ended, or reacted to one that had not begun.
    RelationBackwards = "relation-backwards" Warning,
    /// An image or font that nothing uses.
    AssetUnused = "asset-unused" Warning,
    /// Something in `style.css` that pages do not load.
    StyleUrl = "style-url" Warning,
    /// An accent that is hard to read.
    AccentContrast = "accent-contrast" Warning,
    /// An actor with a lane whose successor has none.
    LaneEnds = "lane-ends" Warning,
    /// An actor whose lane, or whose events, another lane has, too.
    LaneRepeated = "lane-repeated" Warning,
    /// Two events with the same title, summary, text and date.
    EventDuplicate = "event-duplicate" Warning,
    /// An event without text.
    TextMissing = "text-missing" Warning,
    /// A title that is as long as a text.
    TitleLong = "title-long" Warning,
    /// A citation whose words were read in the source itself.
    ViaSame = "via-same" Warning,
    /// Words in quotation marks that are not in the passages of the footnote behind them.
    QuoteDiffers = "quote-differs" Warning,
    /// Markup and addresses that readers see as they are written.
    MarkupShown = "markup-shown" Warning,
    /// A value that is still the placeholder of a template.
    Placeholder = "placeholder" Warning,
    /// A character that nobody sees.
    CharacterInvisible = "character-invisible" Warning,
    /// A source at an address that is not meant for the public.
    HostSuspect = "host-suspect" Warning,
    /// A file among the texts of sources that is not the text of any.
    TextUnusable = "text-unusable" Warning,
}
