package io.guichet.ticket.channel.email;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Whether the sender of a mail is who it claims to be, as the receiving server found out (RFC 8601).
 *
 * @param spf the result, for example {@code pass}; absent when the server did not say, likewise the others
 */
public record Authenticity(Verdict verdict, @Nullable String spf, @Nullable String dkim, @Nullable String dmarc) {

    static final Authenticity UNKNOWN = new Authenticity(Verdict.UNKNOWN, null, null, null);

    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");
    private static final Pattern RESULT = Pattern.compile("^\\s*(spf|dkim|dmarc)\\s*=\\s*([a-z]+)\\b(.*)$",
            Pattern.CASE_INSENSITIVE);

    /** What the results come to. */
    public enum Verdict {
        /** The domain of the sender vouches for the mail. */
        VERIFIED,
        /** The domain of the sender says that the mail is not from it. */
        FAILED,
        /** Nobody whom we trust says anything. */
        UNKNOWN
    }

    /** One method's result, and the domain that it is about. */
    private record Result(String method, String value, @Nullable String domain) {

        boolean passesFor(String sender) {
            return value.equals("pass") && domain != null && isAligned(domain, sender);
        }
    }

    /** What the trusted server says of a mail; anybody else's word counts for nothing. */
    static Authenticity of(ParsedMail mail, @Nullable String trustedServer) {
        var from = mail.from();
        if (trustedServer == null || from == null) {
            return UNKNOWN;
        }
        var fields = mail.headers().getOrDefault("authentication-results", List.of()).stream()
                .filter(value -> isBy(value, trustedServer)).map(Authenticity::results).toList();
        return fields.isEmpty() ? UNKNOWN : judge(fields, from.address().domain(), mail.senders().size() == 1);
    }

    private static boolean isBy(String value, String server) {
        var id = COMMENT.matcher(value.split(";", 2)[0]).replaceAll(" ").strip().split("\\s+", 2)[0];
        return id.equalsIgnoreCase(server);
    }

    private static List<Result> results(String value) {
        var clean = COMMENT.matcher(value).replaceAll(" ");
        var results = new ArrayList<Result>();
        for (var part : clean.split(";")) {
            var result = RESULT.matcher(part);
            if (result.matches()) {
                results.add(new Result(lower(result.group(1)), lower(result.group(2)),
                        domain(lower(result.group(1)), result.group(3))));
            }
        }
        return results;
    }

    private static @Nullable String domain(String method, String properties) {
        var names = switch (method) {
            case "spf" -> "smtp\\.mailfrom|smtp\\.helo";
            case "dkim" -> "header\\.d|header\\.i";
            default -> "header\\.from";
        };
        var property = Pattern.compile("(?:%s)\\s*=\\s*\"?([^\\s;\"]+)".formatted(names), Pattern.CASE_INSENSITIVE)
                .matcher(properties);
        if (!property.find()) {
            return null;
        }
        var value = lower(property.group(1));
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /**
     * Each check may have a field of its own (RFC 8601, 5): of several of a method the uppermost counts. A field below
     * may have come with the mail where the server does not remove such: it counts against the mail only.
     */
    private static Authenticity judge(List<List<Result>> written, String sender, boolean oneSender) {
        var first = written.getFirst();
        var fields = Stream.concat(Stream.of(first), written.stream().skip(1).map(Authenticity::withoutPraise))
                .toList();
        var dmarc = uppermost(fields, "dmarc");
        var aligned = first.stream().anyMatch(result -> result.passesFor(sender));
        var spf = uppermost(fields, "spf");
        var dkim = uppermost(fields, "dkim");
        var verdict = Verdict.UNKNOWN;
        if (dmarc.filter("fail"::equals).isPresent()
                || value(first, "dmarc").isEmpty() && !aligned && spf.filter("fail"::equals).isPresent()) {
            verdict = Verdict.FAILED;
        } else if (aligned && oneSender) {
            verdict = Verdict.VERIFIED;
        }
        return new Authenticity(verdict, spf.orElse(null), dkim.orElse(null), dmarc.orElse(null));
    }

    private static List<Result> withoutPraise(List<Result> results) {
        return results.stream().filter(result -> !result.value().equals("pass")).toList();
    }

    private static Optional<String> uppermost(List<List<Result>> fields, String method) {
        return fields.stream().flatMap(results -> value(results, method).stream()).findFirst();
    }

    /** Of several results of a method in one field, the good one. */
    private static Optional<String> value(List<Result> results, String method) {
        var values = results.stream().filter(result -> result.method().equals(method)).map(Result::value).toList();
        return values.contains("pass") ? Optional.of("pass") : values.stream().findFirst();
    }

    /** The same domain, or one below the other. */
    private static boolean isAligned(String one, String other) {
        return one.equals(other) || one.endsWith("." + other) && other.contains(".")
                || other.endsWith("." + one) && one.contains(".");
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
