package io.guichet.http;

import java.time.Duration;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

/** Says in words, with a pointer, why a body could not be read; names of Java classes stay inside. */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(JsonProcessingException failure) {
        if (failure instanceof MismatchedInputException mismatch && !isAfterTheEnd(mismatch)) {
            return at(JsonPointers.of(mismatch), detail(mismatch));
        }
        // A value whose constructor refuses it may be the whole body: then it has no path.
        if (failure instanceof JsonMappingException mapping && !(mapping.getCause() instanceof JsonParseException)
                && (!mapping.getPath().isEmpty() || mapping instanceof ValueInstantiationException)) {
            return at(JsonPointers.of(mapping), detail(mapping));
        }
        return Problem.of(ProblemType.MALFORMED_JSON, syntax(failure));
    }

    private static Problem at(String pointer, String detail) {
        var where = pointer.isEmpty() ? "The body" : pointer;
        return Problem.of(ProblemType.INVALID_REQUEST, where + " " + detail)
                .with(List.of(Problem.Flaw.at(pointer, detail)));
    }

    /** A second document behind the first; Jackson has no type of failure for it. */
    private static boolean isAfterTheEnd(MismatchedInputException failure) {
        return failure.getPath().isEmpty() && failure.getOriginalMessage().startsWith("Trailing token");
    }

    private static String syntax(JsonProcessingException failure) {
        var at = failure.getLocation();
        return at == null
                ? "The body ends too early or is no JSON"
                : "The body is no JSON: see line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }

    private static String detail(JsonMappingException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> "is unknown; known are " + known(unknown);
            case ValueInstantiationException refused when refused.getCause() instanceof IllegalArgumentException cause
                    && cause.getMessage() != null ->
                "is refused: " + cause.getMessage();
            case MismatchedInputException mismatch -> "must be " + expected(mismatch.getTargetType());
            default -> "cannot be read";
        };
    }

    private static String known(UnrecognizedPropertyException unknown) {
        var known = unknown.getKnownPropertyIds();
        return known == null || known.isEmpty()
                ? "none"
                : known.stream().map(Object::toString).sorted()
                        .collect(Collectors.joining(", "));
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants()).map(Object::toString)
                    .collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return type == double.class || type == float.class || type == Double.class ? "a number" : "a whole number";
        }
        return expectedValue(type);
    }

    private static String expectedValue(Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type)) {
            return "text";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == Duration.class) {
            return "a duration in ISO 8601, such as PT4H30M";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a date or time in ISO 8601, such as 2026-01-05T12:00:00Z";
        }
        if (Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "of another type";
    }
}
