package io.guichet.conditions;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.cel.common.CelIssue;
import dev.cel.common.CelSourceLocation;
import dev.cel.runtime.CelEvaluationException;
import io.guichet.conditions.InvalidCondition.Problem;
import io.guichet.conditions.Vocabulary.Thing;

/** The library's messages, which name tokens and overloads, in words for an administrator. */
final class Reasons {

    private static final Pattern UNDEFINED_FIELD = Pattern.compile("undefined field '(.+?)'");
    private static final Pattern OWNER = Pattern.compile("(\\w+)\\s*\\.\\s*$");
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '(.+?)'.*");
    private static final Pattern NO_OVERLOAD = Pattern
            .compile("(?s)found no matching overload for '(.+?)' applied to '(.+?)' \\(candidates.*");
    private static final Pattern NOT_BOOLEAN = Pattern.compile("expected type 'bool' but found '(.+?)'");
    private static final Pattern UNEXPECTED = Pattern
            .compile("(?s)(?:mismatched|extraneous) input '(.+?)' expecting.*");
    private static final Pattern MISSING = Pattern.compile("(?s)missing '(.+?)' at '.*'");
    private static final Pattern NO_VIABLE = Pattern.compile("(?s)no viable alternative at input '(.*)'");
    private static final Pattern NOT_RECOGNISED = Pattern.compile("(?s)token recognition error at: '(.*)'");
    private static final Pattern EVALUATION = Pattern.compile("(?s)evaluation error(?: at [^:]*:([0-9]+))?: (.*)");
    private static final Pattern NO_OVERLOAD_FOUND = Pattern.compile("(?s)No matching overload for function '(.+?)'.*");
    private static final Pattern TYPE = Pattern.compile(
            "\\b(string|int|uint|double|bool|timestamp|duration|dyn|null_type|google\\.protobuf\\.Timestamp|google\\.protobuf\\.Duration)\\b");
    private static final Map<String, String> TYPE_NAMES = Map.of("string", "text", "int", "number", "uint", "number",
            "double", "number", "bool", "true/false", "dyn", "anything", "null_type", "null",
            "google.protobuf.Timestamp", "instant", "google.protobuf.Duration", "duration");

    private Reasons() {}

    static Problem ofIssue(CelIssue issue, String source) {
        int index = index(issue.getSourceLocation(), source);
        String message = issue.getMessage();
        Matcher matcher = UNDEFINED_FIELD.matcher(message);
        if (matcher.matches()) {
            return undefinedField(matcher.group(1), source, index);
        }
        matcher = UNDECLARED.matcher(message);
        if (matcher.matches()) {
            return undeclared(matcher.group(1), source, index);
        }
        matcher = NO_OVERLOAD.matcher(message);
        if (matcher.matches()) {
            String operator = operator(matcher.group(1));
            return Problem.at(source, index, "'" + operator + "' cannot be applied to " + kinds(matcher.group(2)));
        }
        matcher = NOT_BOOLEAN.matcher(message);
        if (matcher.matches()) {
            int beginning = source.length() - source.stripLeading().length();
            return Problem.at(source, beginning,
                    "The condition gives " + kinds(matcher.group(1)) + ", not true or false");
        }
        return Problem.at(source, index, syntax(message));
    }

    private static Problem undefinedField(String field, String source, int index) {
        int name = Math.max(index, source.indexOf(field, index));
        Matcher before = OWNER.matcher(source.substring(0, name));
        String owner = before.find() ? before.group(1) : "";
        String reason = Vocabulary.thing(owner)
                .map(thing -> "'" + owner + "' has no field '" + field + "'"
                        + Similar.suggestion(field, thing.fieldNames()))
                .orElse("There is no field '" + field + "' here");
        return Problem.at(source, name, reason);
    }

    private static Problem undeclared(String name, String source, int index) {
        if (source.startsWith("(", index)) {
            List<String> functions = new ArrayList<>(List.of("contains", "startsWith", "endsWith", "matches", "size"));
            TextFunctions.declarations().forEach(function -> functions.add(function.name()));
            return Problem.at(source, Math.max(0, source.lastIndexOf(name, index)),
                    "There is no function '" + name + "'" + Similar.suggestion(name, functions));
        }
        return Problem.at(source, index, "'" + name + "' is not known here"
                + Similar.suggestion(name, Vocabulary.THINGS.stream().map(Thing::name).toList()));
    }

    private static String syntax(String message) {
        Matcher unexpected = UNEXPECTED.matcher(message);
        if (unexpected.matches()) {
            return switch (unexpected.group(1)) {
                case "<EOF>" -> "The condition ends where more is expected";
                case "and", "AND" -> "'" + unexpected.group(1) + "' is not expected here; terms are joined by &&";
                case "or", "OR" -> "'" + unexpected.group(1) + "' is not expected here; terms are joined by ||";
                default -> "'" + unexpected.group(1) + "' is not expected here";
            };
        }
        Matcher strange = NOT_RECOGNISED.matcher(message);
        if (strange.matches()) {
            return strange(strange.group(1));
        }
        Matcher missing = MISSING.matcher(message);
        if (missing.matches()) {
            return "'" + missing.group(1) + "' is missing here";
        }
        if (NO_VIABLE.matcher(message).matches()) {
            return "The condition cannot be understood from here on";
        }
        return message.startsWith("Expression recursion limit exceeded")
                ? "The condition is nested more than " + Language.DEEPEST + " levels deep"
                : message;
    }

    private static String strange(String input) {
        if (input.startsWith("'") || input.startsWith("\"")) {
            return "This text has no closing quote";
        }
        if (input.startsWith("=")) {
            return "'=' is not understood here; values are compared by ==";
        }
        if (input.startsWith("&") || input.startsWith("|")) {
            return "A single '" + input.charAt(0) + "' is not understood here; terms are joined by && and ||";
        }
        return "“‘’”«»".contains(input.substring(0, 1))
                ? "A text stands between straight quotes, ' or \""
                : "'" + input.strip() + "' is not understood here";
    }

    /** Why an evaluation failed, and where in the condition. */
    static String ofEvaluation(CelEvaluationException failure, String source) {
        Matcher evaluation = EVALUATION.matcher(String.valueOf(failure.getMessage()));
        if (!evaluation.matches() || evaluation.group(1) == null) {
            return cause(failure);
        }
        int codePoint = Math.min(Integer.parseInt(evaluation.group(1)), source.codePointCount(0, source.length()));
        return Problem.at(source, source.offsetByCodePoints(0, codePoint), cause(failure)).toString();
    }

    /** Why an evaluation failed. */
    static String cause(CelEvaluationException failure) {
        String message = EVALUATION.matcher(String.valueOf(failure.getMessage())).replaceFirst("$2");
        return switch (failure.getErrorCode()) {
            case OVERLOAD_NOT_FOUND -> notApplicable(message);
            case DIVIDE_BY_ZERO -> "A number is divided by zero";
            case NUMERIC_OVERFLOW -> "A number is too large";
            case ITERATION_BUDGET_EXCEEDED -> "The loops take more than " + Language.MOST_STEPS + " steps";
            default -> message;
        };
    }

    private static String notApplicable(String message) {
        Matcher none = NO_OVERLOAD_FOUND.matcher(message);
        return none.matches() ? "'" + operator(none.group(1)) + "' cannot be applied to the values found" : message;
    }

    /** What people call a value. */
    static String kindOf(Object value) {
        return switch (value) {
            case String _ -> "a text";
            case Number _ -> "a number";
            case Instant _ -> "an instant";
            case Duration _ -> "a duration";
            case List<?> _ -> "a list";
            case Map<?, ?> _ -> "a group of fields";
            default -> "no value";
        };
    }

    /** {@code _==_} is how the library calls {@code ==}. */
    private static String operator(String function) {
        return switch (function) {
            case "@in" -> "in";
            case "_[_]" -> "[ ]";
            case "_?_:_" -> "?:";
            default -> function.replace("_", "").isEmpty() ? function : function.replaceAll("^(@|[!-]?)_|_$", "$1");
        };
    }

    private static String kinds(String types) {
        String words = types.replace("guichet.", "")
                .replaceFirst("^(.*)\\.\\((.*)\\)$", "$1 with $2")
                .replaceFirst("^\\((.*)\\)$", "$1")
                .replaceAll("map\\([^)]*\\)", "fields")
                .replaceAll("list\\(([^)]*)\\)", "list of $1")
                .replace(", ", " and ");
        return TYPE.matcher(words).replaceAll(type -> TYPE_NAMES.getOrDefault(type.group(), type.group()));
    }

    private static int index(CelSourceLocation location, String source) {
        int start = 0;
        for (int line = 1; line < location.getLine(); line++) {
            start = source.indexOf('\n', start) + 1;
        }
        int left = source.codePointCount(start, source.length());
        return source.offsetByCodePoints(start, Math.clamp(location.getColumn(), 0, left));
    }
}
