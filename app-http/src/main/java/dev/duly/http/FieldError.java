package dev.duly.http;

/// One rule that a request breaks.
///
/// @param field a member of the body, a query parameter or a header; `$` is the body itself
/// @param rule in words that fit after the field's name
record FieldError(String field, String rule) {
    /// The field that stands for the whole body, as in JSONPath.
    static final String BODY = "$";

    /// The sentence for people.
    String sentence() {
        return (field.equals(BODY) ? "The request's body" : field) + " " + rule;
    }
}
