//! What to tell a person whose password is weak, in both languages.

use kernel::Text;
use zxcvbn::feedback::{Feedback, Suggestion, Warning};

/// The reason why a password is weak, else the first suggestion; nothing where there is neither.
pub fn advice(feedback: &Feedback) -> Option<Text> {
    let first = feedback.suggestions().first().map(suggestion);
    match (feedback.warning().map(warning), first) {
        (Some(why), Some(how)) => {
            Some(Text::new(format!("{}{}", why.0, how.0), format!("{} {}", why.1, how.1)))
        }
        (Some(only), None) | (None, Some(only)) => Some(Text::new(only.0, only.1)),
        (None, None) => None,
    }
}

const fn warning(warning: Warning) -> (&'static str, &'static str) {
    use Warning as W;
    match warning {
        W::StraightRowsOfKeysAreEasyToGuess | W::ShortKeyboardPatternsAreEasyToGuess => {
            ("键盘上相邻的按键很容易被猜到。", "Rows and patterns of keys are easy to guess.")
        }
        W::RepeatsLikeAaaAreEasyToGuess | W::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            ("重复的字符很容易被猜到。", "Repeated characters are easy to guess.")
        }
        W::ThisIsATop10Password | W::ThisIsATop100Password | W::ThisIsACommonPassword => {
            ("这是很多人都在用的密码。", "Many people use this password.")
        }
        W::ThisIsSimilarToACommonlyUsedPassword => {
            ("这与常见密码太相似。", "This is too similar to a common password.")
        }
        W::SequencesLikeAbcAreEasyToGuess => (
            "abc、6543 这样的连续字符很容易被猜到。",
            "Sequences like abc or 6543 are easy to guess.",
        ),
        W::RecentYearsAreEasyToGuess | W::DatesAreOftenEasyToGuess => {
            ("日期和年份很容易被猜到。", "Dates and years are easy to guess.")
        }
        W::AWordByItselfIsEasyToGuess => {
            ("只用一个词很容易被猜到。", "A word by itself is easy to guess.")
        }
        W::NamesAndSurnamesByThemselvesAreEasyToGuess | W::CommonNamesAndSurnamesAreEasyToGuess => {
            ("姓名很容易被猜到。", "Names are easy to guess.")
        }
    }
}

const fn suggestion(suggestion: &Suggestion) -> (&'static str, &'static str) {
    use Suggestion as S;
    match suggestion {
        S::UseAFewWordsAvoidCommonPhrases
        | S::NoNeedForSymbolsDigitsOrUppercaseLetters
        | S::AddAnotherWordOrTwo => (
            "请用三四个不相关的词组成一个更长的密码。",
            "Use three or four unrelated words; length matters more than symbols.",
        ),
        S::CapitalizationDoesntHelpVeryMuch
        | S::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => (
            "大写字母帮助不大，请再加一两个词。",
            "Capital letters help little: add a word or two.",
        ),
        S::ReversedWordsArentMuchHarderToGuess => (
            "倒写的词帮助不大，请再加一两个词。",
            "Words written backwards help little: add a word or two.",
        ),
        S::PredictableSubstitutionsDontHelpVeryMuch => (
            "用 @ 代替 a 这类替换帮助不大，请再加一两个词。",
            "Substitutions such as @ for a help little: add a word or two.",
        ),
        S::UseALongerKeyboardPatternWithMoreTurns => {
            ("请不要使用键盘上的图案。", "Avoid patterns of keys.")
        }
        S::AvoidRepeatedWordsAndCharacters => {
            ("请避免重复的词和字符。", "Avoid repeated words and characters.")
        }
        S::AvoidSequences => ("请避免连续的字符。", "Avoid sequences."),
        S::AvoidRecentYears
        | S::AvoidYearsThatAreAssociatedWithYou
        | S::AvoidDatesAndYearsThatAreAssociatedWithYou => {
            ("请避免与您有关的日期和年份。", "Avoid dates and years that belong to you.")
        }
    }
}
