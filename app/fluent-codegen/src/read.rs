//! Reads a Fluent file.

use std::collections::{BTreeMap, HashMap};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser;

use crate::message::{Choice, Key, Kind, Message, Piece};
use crate::{FluentError, Messages, Source};

/// How deep messages may refer to each other: deeper ones go round in a circle.
const DEPTH: usize = 8;
/// CLDR's plural categories.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Reads the messages of a file.
pub fn read(source: Source) -> Result<Messages, FluentError> {
    let resource = parser::parse(source.text).map_err(|(_, errors)| {
        let first = errors.first();
        let before = first.and_then(|error| source.text.get(..error.pos.start)).unwrap_or_default();
        FluentError::Syntax {
            language: source.language.to_owned(),
            line: before.matches('\n').count() + 1,
            problem: first.map(|error| error.kind.to_string()).unwrap_or_default(),
        }
    })?;
    let (mut patterns, mut terms) = (HashMap::new(), HashMap::new());
    for entry in &resource.body {
        let (id, known) = match entry {
            Entry::Message(message) => {
                let id = message.id.name;
                if !message.attributes.is_empty() {
                    return Err(FluentError::at(source, id, "has attributes, which are not supported"));
                }
                (id, message.value.as_ref().and_then(|pattern| patterns.insert(id, pattern)))
            }
            Entry::Term(term) => (term.id.name, terms.insert(term.id.name, &term.value)),
            _ => continue,
        };
        if known.is_some() {
            return Err(FluentError::at(source, id, "is there twice"));
        }
    }
    let mut messages = BTreeMap::new();
    for (id, pattern) in &patterns {
        let reader = Reader { source, message: id, patterns: &patterns, terms: &terms };
        messages.insert((*id).to_owned(), Message { pieces: reader.pattern(pattern, 0)? });
    }
    Ok(messages)
}

type Patterns<'a, 's> = HashMap<&'s str, &'a Pattern<&'s str>>;

struct Reader<'a, 's> {
    source: Source<'s>,
    message: &'s str,
    patterns: &'a Patterns<'a, 's>,
    terms: &'a Patterns<'a, 's>,
}

impl<'s> Reader<'_, 's> {
    fn pattern(&self, pattern: &Pattern<&'s str>, depth: usize) -> Result<Vec<Piece>, FluentError> {
        let mut pieces = Vec::new();
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => pieces.push(Piece::Text(value.replace('\n', " "))),
                PatternElement::Placeable { expression } => pieces.extend(self.expression(expression, depth)?),
            }
        }
        Ok(pieces)
    }

    fn expression(&self, expression: &Expression<&'s str>, depth: usize) -> Result<Vec<Piece>, FluentError> {
        match expression {
            Expression::Inline(inline) => self.inline(inline, depth),
            Expression::Select { selector, variants } => {
                Ok(vec![Piece::Choice(self.choice(selector, variants, depth)?)])
            }
        }
    }

    fn inline(&self, inline: &InlineExpression<&'s str>, depth: usize) -> Result<Vec<Piece>, FluentError> {
        if depth > DEPTH {
            return Err(self.error("refers to itself"));
        }
        match inline {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                Ok(vec![Piece::Text((*value).to_owned())])
            }
            InlineExpression::VariableReference { id } => Ok(vec![Piece::Variable(id.name.to_owned(), Kind::Text)]),
            InlineExpression::FunctionReference { .. } => {
                Ok(vec![Piece::Variable(self.number(inline)?.to_owned(), Kind::Number)])
            }
            InlineExpression::MessageReference { id, attribute: None } => self.refer(self.patterns, id.name, depth),
            InlineExpression::TermReference { id, attribute: None, arguments: None } => {
                self.refer(self.terms, id.name, depth)
            }
            InlineExpression::Placeable { expression } => self.expression(expression, depth),
            _ => Err(self.error("refers to an attribute, or to a term with arguments, which are not supported")),
        }
    }

    fn refer(&self, patterns: &Patterns<'_, 's>, id: &str, depth: usize) -> Result<Vec<Piece>, FluentError> {
        let pattern = patterns.get(id).ok_or_else(|| self.error(&format!("refers to {id}, which is not there")))?;
        self.pattern(pattern, depth + 1)
    }

    /// The variable in `NUMBER($variable)`.
    fn number(&self, inline: &InlineExpression<&'s str>) -> Result<&'s str, FluentError> {
        if let InlineExpression::FunctionReference { id, arguments } = inline
            && id.name == "NUMBER"
            && let [InlineExpression::VariableReference { id: variable }] = arguments.positional.as_slice()
            && arguments.named.is_empty()
        {
            return Ok(variable.name);
        }
        Err(self.error("calls a function other than NUMBER with one variable"))
    }

    fn choice(
        &self,
        selector: &InlineExpression<&'s str>,
        variants: &[Variant<&'s str>],
        depth: usize,
    ) -> Result<Choice, FluentError> {
        let (variable, said_number) = match selector {
            InlineExpression::VariableReference { id } => (id.name, false),
            other => (self.number(other)?, true),
        };
        let words = |variant: &Variant<&str>| match variant.key {
            VariantKey::Identifier { name } => !PLURALS.contains(&name),
            VariantKey::NumberLiteral { .. } => false,
        };
        let by_word = !said_number && variants.iter().any(words);
        let kind = if by_word { Kind::Text } else { Kind::Number };
        let (mut chosen, mut default) = (Vec::new(), Vec::new());
        for variant in variants {
            let pieces = self.pattern(&variant.value, depth)?;
            let key = match variant.key {
                VariantKey::Identifier { name } if by_word => Key::Word(name.to_owned()),
                VariantKey::Identifier { name } => Key::Plural(name.to_owned()),
                VariantKey::NumberLiteral { value } => Key::Exactly(
                    value.parse().map_err(|_| self.error(&format!("has a variant {value}, which counts nothing")))?,
                ),
            };
            if variant.default {
                default = pieces;
            } else {
                chosen.push((key, pieces));
            }
        }
        Ok(Choice { variable: variable.to_owned(), kind, variants: chosen, default })
    }

    fn error(&self, problem: &str) -> FluentError {
        FluentError::at(self.source, self.message, problem)
    }
}
