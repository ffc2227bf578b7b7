//! [`PATTERN`]: a regular expression for dates, for editors that use the JSON Schema.

/// A date without a slash: a long year, or a year, month or season, and day with qualifiers, or a day with a time.
macro_rules! single {
    () => {
        concat!(
            r"([?~%]?Y-?[0-9]+[?~%]?|[?~%]?-?[0-9][0-9X]{3}[?~%]?",
            r"(-[?~%]?(0[1-9]|1[0-2]|2[1-9]|3[0-9]|4[01]|XX)[?~%]?",
            r"(-[?~%]?(0[1-9]|[12][0-9]|3[01]|XX)[?~%]?(T[0-9:]{8}(Z|[+-][0-9]{2}(:[0-9]{2})?)?)?)?)?)"
        )
    };
}

/// A regular expression (ECMA-262, without look-around) that every valid date matches. It does not know the calendar, so
/// it also matches some invalid dates, such as `1950-02-30` and reversed intervals.
pub const PATTERN: &str = concat!(r"^\s*(", single!(), r"(/(", single!(), r"|\.\.)?)?|(\.\.)?/", single!(), r")\s*$");

#[cfg(test)]
mod tests {
    use super::super::strategies::date;
    use super::PATTERN;
    use boon::{Compiler, SchemaIndex, Schemas};
    use proptest::prelude::*;
    use proptest::test_runner::TestRunner;
    use serde_json::json;

    fn compiled() -> (Schemas, SchemaIndex) {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("s.json", json!({ "pattern": PATTERN })).expect("a schema");
        let index = compiler.compile("s.json", &mut schemas).expect("a pattern");
        (schemas, index)
    }

    #[test]
    fn every_date_matches() {
        let (schemas, index) = compiled();
        let matches = |text: String| {
            prop_assert!(schemas.validate(&json!(text), index).is_ok(), "{}", text);
            Ok(())
        };
        // The grammar has many branches, and a case is cheap.
        let cases = 16 * ProptestConfig::default().cases;
        TestRunner::new(ProptestConfig::with_cases(cases)).run(&date(), matches).expect("every date matches");
    }

    #[test]
    fn what_is_far_from_a_date_does_not_match() {
        let (schemas, index) = compiled();
        for text in [
            "",
            "/",
            "../..",
            "14 February 1950",
            "1950-13",
            "1950-2-14",
            "1950-02-32",
            "14.2.1950",
            "c. 1957",
            "1950/1951/1952",
        ] {
            assert!(schemas.validate(&json!(text), index).is_err(), "{text}");
        }
        for text in [
            "1950",
            " 1950-02-14 ",
            "1957~",
            "?1957-~06",
            "195X",
            "1989-22",
            "-0043",
            "Y-17000",
            "2022-02-24/..",
            "/1991",
            "1991/",
        ] {
            assert!(schemas.validate(&json!(text), index).is_ok(), "{text}");
        }
    }
}
