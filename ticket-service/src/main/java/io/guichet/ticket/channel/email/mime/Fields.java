package io.guichet.ticket.channel.email.mime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.apache.james.mime4j.stream.Field;
import org.jspecify.annotations.Nullable;

/** The fields of a header, unfolded, in the charset that they seem to be in; encoded words are as they came. */
public final class Fields {

    private static final Set<String> VAGUE = Set.of("us-ascii", "iso-8859-1", "windows-1252", "utf-8");
    private static final int LONGEST = 100_000;
    /** In bytes, of all fields together. */
    private static final int MOST = 1_000_000;

    private final Map<String, List<byte[]>> raw = new TreeMap<>();
    private @Nullable String charset;
    private int size;
    private boolean isWhole = true;

    /** Whether all that came was kept. */
    boolean isWhole() {
        return isWhole;
    }

    void add(Field field) {
        var name = field.getName().strip().toLowerCase(Locale.ROOT);
        var bytes = field.getRaw() == null ? new byte[0] : field.getRaw().toByteArray();
        var colon = 0;
        while (colon < bytes.length && bytes[colon] != ':') {
            colon++;
        }
        var from = Math.min(colon + 1, bytes.length);
        var to = Math.min(bytes.length, from + Math.min(LONGEST, MOST - size));
        isWhole &= to == bytes.length;
        if (size >= MOST) {
            return;
        }
        size += to - from;
        var value = Arrays.copyOfRange(bytes, from, to);
        raw.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    /** Bytes beyond ASCII are probably in the charset of the text, when nothing else says what they are. */
    public void guess(@Nullable String probable) {
        charset = probable == null || VAGUE.contains(probable.toLowerCase(Locale.ROOT)) ? null : probable;
    }

    /** The values of a field, in order. */
    public List<String> all(String name) {
        return raw.getOrDefault(name, List.of()).stream().map(this::text).toList();
    }

    /** The first value of a field. */
    public Optional<String> first(String name) {
        return raw.getOrDefault(name, List.of()).stream().findFirst().map(this::text);
    }

    /** All fields by lower-case name. */
    public Map<String, List<String>> all() {
        var all = new TreeMap<String, List<String>>();
        raw.keySet().forEach(name -> all.put(name, all(name)));
        return all;
    }

    private String text(byte[] value) {
        return TextCharsets.decode(value, charset).replace("\0", "").replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    }
}
