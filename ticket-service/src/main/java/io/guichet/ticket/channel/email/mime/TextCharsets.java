package io.guichet.ticket.channel.email.mime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.ibm.icu.text.CharsetDetector;

/** Turns the bytes of a mail into text whatever its label says. */
public final class TextCharsets {

    /** What Windows programs mean by Latin 1, and by no label at all. */
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    /** What programs mean by narrower names: the wider ones contain them. */
    private static final Map<String, String> WIDER = Map.ofEntries(Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"), Map.entry("x-gbk", "GB18030"), Map.entry("cp936", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"), Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"), Map.entry("x-sjis", "windows-31j"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"), Map.entry("euc-kr", "x-windows-949"),
            Map.entry("ks_c_5601-1987", "x-windows-949"), Map.entry("big5", "x-windows-950"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"), Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("utf8", "UTF-8"), Map.entry("unicode-1-1-utf-7", "UTF-7"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"), Map.entry("x-unicode-2-0-utf-7", "UTF-7"),
            Map.entry("tis-620", "x-windows-874"), Map.entry("cp-850", "IBM850"));
    private static final Set<String> WIDE = Set.of("GB18030", "Big5", "Shift_JIS", "EUC-JP", "EUC-KR");
    /** Of a hundred: below it the detector guesses. */
    private static final int SURE_OF_WIDE = 30;
    private static final int SURE_OF_NARROW = 45;
    private static final int ENOUGH_TO_DETECT = 64 * 1024;
    /** A text with so few broken characters among the others was damaged, not mislabelled. */
    private static final int FEW = 20;
    private static final char REPLACEMENT = '\uFFFD';

    private TextCharsets() {}

    /** The text; what no charset explains becomes replacement characters. */
    public static String decode(byte[] bytes, @Nullable String label) {
        var named = named(label);
        if (isAscii(bytes) && named.filter(charset -> !isVague(charset)).isEmpty()) {
            return unlabelledAscii(bytes);
        }
        if (named.isPresent() && !isVague(named.get())) {
            return labelled(bytes, named.get());
        }
        return strictly(bytes, StandardCharsets.UTF_8).orElseGet(() -> named.isPresent() && isLatin(named.get())
                ? new String(bytes, WINDOWS)
                : detected(bytes));
    }

    /** The label is believed unless the bytes contradict it. */
    private static String labelled(byte[] bytes, Charset charset) {
        if (countHigh(bytes) > 3 && !charset.name().startsWith("UTF-")) {
            var utf8 = strictly(bytes, StandardCharsets.UTF_8);
            if (utf8.isPresent()) {
                return utf8.get();
            }
        }
        return strictly(bytes, charset).orElseGet(() -> {
            var damaged = new String(bytes, charset);
            var broken = damaged.chars().filter(letter -> letter == REPLACEMENT).count();
            return broken * FEW <= damaged.chars().filter(letter -> letter > 127).count() || isAscii(bytes)
                    ? damaged
                    : strictly(bytes, StandardCharsets.UTF_8).orElseGet(() -> detected(bytes));
        });
    }

    /** Japanese by escape sequences, UTF-7 by its shifts, else what it looks like. */
    private static String unlabelledAscii(byte[] bytes) {
        var plain = new String(bytes, StandardCharsets.US_ASCII);
        if (plain.contains("\u001B$")) {
            return new String(bytes, Charset.forName("x-windows-iso2022jp"));
        }
        return Utf7.looksLikeIt(plain) ? new String(bytes, Charset.forName("UTF-7")) : plain;
    }

    private static String detected(byte[] bytes) {
        var detector = new CharsetDetector();
        detector.setText(bytes.length > ENOUGH_TO_DETECT ? Arrays.copyOf(bytes, ENOUGH_TO_DETECT) : bytes);
        for (var match : detector.detectAll()) {
            var wide = WIDE.contains(match.getName());
            if (match.getConfidence() >= (wide ? SURE_OF_WIDE : SURE_OF_NARROW)) {
                var text = named(match.getName()).map(charset -> isLatin(charset) ? WINDOWS : charset)
                        .map(charset -> new String(bytes, charset));
                if (text.isPresent() && text.get().indexOf(REPLACEMENT) < 0) {
                    return text.get();
                }
            }
        }
        return Pairs.text(bytes).orElseGet(() -> new String(bytes, WINDOWS));
    }

    /** ASCII and Latin 1 are what senders write who do not know. */
    private static boolean isVague(Charset charset) {
        return charset.equals(StandardCharsets.US_ASCII) || isLatin(charset);
    }

    private static boolean isLatin(Charset charset) {
        return charset.equals(StandardCharsets.ISO_8859_1);
    }

    private static boolean isAscii(byte[] bytes) {
        return countHigh(bytes) == 0;
    }

    private static int countHigh(byte[] bytes) {
        var count = 0;
        for (var each : bytes) {
            count += each < 0 ? 1 : 0;
        }
        return count;
    }

    static Optional<String> strictly(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException another) {
            return Optional.empty();
        }
    }

    private static Optional<Charset> named(@Nullable String label) {
        try {
            return Optional.ofNullable(label).map(name -> name.replaceAll("[\\s\"'<>;]", ""))
                    .filter(name -> !name.isEmpty())
                    .map(name -> WIDER.getOrDefault(name.toLowerCase(Locale.ROOT), name)).map(Charset::forName);
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }
}
