package io.guichet.ticket.channel.email.mime;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A field with parameters, such as Content-Type; also those in pieces and in percent signs (RFC 2231). */
public final class Parameters {

    private static final Pattern PARAMETER = Pattern.compile(
            ";\\s*+([^=;\\s]{1,60}+)\\s*+=\\s*+(?:\"((?:[^\"\\\\]++|\\\\.)*+)(?:\"|\\z)|([^;]*+))", Pattern.DOTALL);
    private static final Pattern PIECE = Pattern.compile("(.+?)(?:\\*(\\d{1,3}))?(\\*)?");

    private final String value;
    private final Map<String, String> plain = new TreeMap<>();
    private final Map<String, TreeMap<Integer, String>> pieces = new TreeMap<>();

    private Parameters(String field) {
        value = field.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        PARAMETER.matcher(field).results().forEach(found -> add(found.group(1).toLowerCase(Locale.ROOT),
                found.group(2) == null ? found.group(3).strip() : found.group(2).replaceAll("\\\\([\"\\\\])", "$1")));
    }

    static Parameters of(String field) {
        return new Parameters(field);
    }

    private void add(String name, String content) {
        var piece = PIECE.matcher(name);
        if (!piece.matches() || piece.group(2) == null && piece.group(3) == null) {
            plain.putIfAbsent(name, content);
            return;
        }
        var place = piece.group(2) == null ? 0 : Integer.parseInt(piece.group(2));
        pieces.computeIfAbsent(piece.group(1), one -> new TreeMap<>())
                .put(place, (piece.group(3) == null ? "=" : "%") + content);
    }

    /** What stands before the parameters, in lower case. */
    public String value() {
        return value;
    }

    /** A parameter in clear; empty when it is missing. */
    public Optional<String> get(String name) {
        var inPieces = pieces.get(name);
        return (inPieces == null
                ? Optional.ofNullable(plain.get(name)).map(EncodedWords::decode)
                : Optional.of(joined(inPieces))).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** As it stands there. */
    Optional<String> raw(String name) {
        return Optional.ofNullable(plain.get(name));
    }

    private static String joined(TreeMap<Integer, String> inPieces) {
        var all = inPieces.values().stream().map(piece -> piece.substring(1)).collect(Collectors.joining());
        if (inPieces.values().stream().noneMatch(piece -> piece.startsWith("%"))) {
            return EncodedWords.decode(all);
        }
        var label = all.split("'", 3);
        return label.length == 3
                ? TextCharsets.decode(percent(label[2]), label[0])
                : TextCharsets.decode(percent(all), null);
    }

    private static byte[] percent(String text) {
        var in = text.getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream(in.length);
        for (var at = 0; at < in.length; at++) {
            var high = at + 2 < in.length && in[at] == '%' ? Character.digit(in[at + 1], 16) : -1;
            var low = high >= 0 ? Character.digit(in[at + 2], 16) : -1;
            if (low >= 0) {
                out.write(high << 4 | low);
                at += 2;
            } else {
                out.write(in[at]);
            }
        }
        return out.toByteArray();
    }
}
