//! The stem of a word, which all of its forms and spellings share.
//!
//! Snowball finds the stems: its English algorithm those of words in Latin letters, its Russian one those in Cyrillic. Before
//! and after it, British and American spellings are folded to one. Such a folded spelling is only compared and never shown, so
//! it does not matter that it is sometimes neither of the two.

use rust_stemmers::{Algorithm, Stemmer};
use std::borrow::Cow;

/// Endings of British or American spelling, what they are folded to, and how many letters have to be before them.
const ENDINGS: &[(&str, &str, usize)] = &[
    ("ize", "ise", 3),
    ("izes", "ises", 3),
    ("ized", "ised", 3),
    ("izing", "ising", 3),
    ("izer", "iser", 3),
    ("izers", "isers", 3),
    ("ization", "isation", 2),
    ("izations", "isations", 2),
    ("yze", "yse", 3),
    ("yzes", "yses", 3),
    ("yzed", "ysed", 3),
    ("yzing", "ysing", 3),
    ("tre", "ter", 2),
    ("tres", "ters", 2),
    ("bre", "ber", 2),
    ("bres", "bers", 2),
    ("gramme", "gram", 0),
    ("grammes", "grams", 0),
    ("ogue", "og", 3),
    ("ogues", "ogs", 3),
];

/// Parts of words that differ, and what they are folded to.
const PARTS: &[(&str, &str)] = &[
    ("defenc", "defens"),
    ("offenc", "offens"),
    ("licenc", "licens"),
    ("pretenc", "pretens"),
    ("practis", "practic"),
    ("centred", "centered"),
    ("sceptic", "skeptic"),
    ("plough", "plow"),
    ("artefact", "artifact"),
    ("judgement", "judgment"),
    ("aluminium", "aluminum"),
    ("llor", "lor"),
    ("llous", "lous"),
    ("llment", "lment"),
    ("llful", "lful"),
];

/// Irregular forms of common words, with what they are forms of.
const IRREGULAR: &[(&str, &str)] = &[
    ("became", "become"),
    ("began", "begin"),
    ("begun", "begin"),
    ("broke", "break"),
    ("broken", "break"),
    ("brought", "bring"),
    ("built", "build"),
    ("chose", "choose"),
    ("chosen", "choose"),
    ("fallen", "fall"),
    ("forbade", "forbid"),
    ("fought", "fight"),
    ("gave", "give"),
    ("given", "give"),
    ("grew", "grow"),
    ("grown", "grow"),
    ("held", "hold"),
    ("met", "meet"),
    ("overthrew", "overthrow"),
    ("overthrown", "overthrow"),
    ("sent", "send"),
    ("sought", "seek"),
    ("sold", "sell"),
    ("spoke", "speak"),
    ("spoken", "speak"),
    ("struck", "strike"),
    ("swore", "swear"),
    ("sworn", "swear"),
    ("took", "take"),
    ("taken", "take"),
    ("withdrew", "withdraw"),
    ("withdrawn", "withdraw"),
    ("won", "win"),
    ("wrote", "write"),
    ("written", "write"),
    ("women", "woman"),
];

/// Stemmers by script.
pub struct Stemmers {
    english: Stemmer,
    russian: Stemmer,
}

impl Default for Stemmers {
    fn default() -> Self {
        Self { english: Stemmer::create(Algorithm::English), russian: Stemmer::create(Algorithm::Russian) }
    }
}

impl Stemmers {
    /// The stem of a folded word. Words with digits and words in other scripts are their own stems.
    pub fn stem<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let all = |letter: fn(char) -> bool| word.chars().all(letter);
        if all(|c| c.is_ascii_lowercase()) {
            self.english(word)
        } else if all(|c| matches!(c, 'а'..='я' | 'ё')) {
            self.russian(word)
        } else {
            Cow::Borrowed(word)
        }
    }

    fn english<'a>(&self, word: &'a str) -> Cow<'a, str> {
        // A marshal is somebody else.
        if word == "marshall" {
            return Cow::Borrowed(word);
        }
        if let Some((_, of)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
            return self.english.stem(of);
        }
        let mut stem = match fold_spelling(word) {
            Some(folded) => Cow::Owned(self.english.stem(&folded).into_owned()),
            None => self.english.stem(word),
        };
        // "travelled" and "traveled", "fulfill" and "fulfil".
        if stem.len() >= 6 && stem.ends_with("ll") {
            stem.to_mut().pop();
        }
        stem
    }

    /// Snowball takes the ending of the genitive plural, -ов or -ев, from the nominative of a name (Хрущев), but only the case
    /// ending from its other cases (Хрущева). So what remains of these is stemmed once more.
    fn russian<'a>(&self, word: &'a str) -> Cow<'a, str> {
        let stem = self.russian.stem(word);
        if stem.ends_with("ов") || stem.ends_with("ев") {
            return Cow::Owned(self.russian.stem(&stem).into_owned());
        }
        stem
    }
}

/// A word in the one of two spellings that is compared; `None` if it has only one.
fn fold_spelling(word: &str) -> Option<String> {
    let mut folded = word.to_owned();
    for &(part, to) in PARTS {
        if folded.contains(part) {
            folded = folded.replace(part, to);
        }
    }
    let ending =
        ENDINGS.iter().find(|(ending, _, before)| folded.len() >= ending.len() + before && folded.ends_with(ending));
    if let Some((ending, to, _)) = ending {
        folded.replace_range(folded.len() - ending.len().., to);
    }
    fold_our(&mut folded);
    (folded != word).then_some(folded)
}

/// Folds -our to -or where it is an ending, or one follows it: "colour", "labourer". Not in "four", "source" and "journal".
fn fold_our(word: &mut String) {
    let Some(at) = word.get(2..).and_then(|rest| rest.find("our")).map(|at| at + 2) else { return };
    if !word[at + 3..].starts_with(['c', 'd', 'g', 'n', 'r', 't']) {
        word.remove(at + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_have_one_stem() {
        let stems = Stemmers::default();
        for [one, other] in [
            ["treaties", "treaty"],
            ["signed", "signing"],
            ["fighting", "fought"],
            ["договора", "договор"],
            ["договоров", "договор"],
            ["войны", "войной"],
            ["хрущев", "хрущева"],
            ["хрущеву", "хрущевым"],
            ["горбачева", "горбачев"],
            ["брежневе", "брежнев"],
        ] {
            assert_eq!(stems.stem(one), stems.stem(other), "{one}, {other}");
        }
        assert_eq!(stems.stem("1950s"), "1950s");
    }

    #[test]
    fn american_and_british_spellings_have_one_stem() {
        let stems = Stemmers::default();
        for pair in [
            "colour color",
            "neighbours neighbor",
            "labourers laborer",
            "honourable honorable",
            "behaviour behavior",
            "centre center",
            "centres centers",
            "centred centered",
            "theatre theater",
            "kilometres kilometers",
            "fibre fiber",
            "defence defense",
            "offences offenses",
            "defenceless defenseless",
            "licence license",
            "practise practice",
            "organisation organization",
            "recognised recognized",
            "industrialising industrializing",
            "organisers organizers",
            "analyse analyze",
            "programme program",
            "programmes programs",
            "travelled traveled",
            "cancelling canceling",
            "modelled modeled",
            "counsellor counselor",
            "fulfil fulfill",
            "enrolment enrollment",
            "skilful skillful",
            "marvellous marvelous",
            "dialogue dialog",
            "catalogues catalogs",
            "sceptics skeptic",
        ] {
            let [one, other] = [0, 1].map(|n| stems.stem(pair.split(' ').nth(n).unwrap_or_default()));
            assert_eq!(one, other, "{pair}");
        }
    }

    #[test]
    fn words_that_only_look_so_stay_apart() {
        let stems = Stemmers::default();
        for pair in [
            "four for",
            "our or",
            "hour hor",
            "court cort",
            "marshall marshal",
            "tell tel",
            "organise organ",
            "prize prise",
        ] {
            let [one, other] = [0, 1].map(|n| stems.stem(pair.split(' ').nth(n).unwrap_or_default()));
            assert_ne!(one, other, "{pair}");
        }
    }
}
