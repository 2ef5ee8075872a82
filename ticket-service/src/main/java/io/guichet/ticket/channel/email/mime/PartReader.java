package io.guichet.ticket.channel.email.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

import io.guichet.ticket.Patience;

/** Reads the parts of a mail in one pass; what is no text is measured and hashed, and not kept. */
public final class PartReader extends AbstractContentHandler {

    /** More than anybody sends; what goes beyond stays in the raw mail. */
    public static final int MOST_PARTS = 1_000;
    private static final int DEEPEST = 100;
    private static final int MOST_FIELDS = 2_000;
    private static final int MOST_KEPT = 8 * 1024 * 1024;

    /** Of the contents, in order, when those of files are wanted too. */
    private final @Nullable List<Long> sizes;
    private final List<Long> measured = new ArrayList<>();
    private final Deque<Part> open = new ArrayDeque<>();
    private final Deque<String> inherited = new ArrayDeque<>();
    private final Set<String> remarks = new LinkedHashSet<>();
    private Fields fields = new Fields();
    private @Nullable Part root;
    private int count;
    private int fieldCount;

    private PartReader(@Nullable List<Long> sizes) {
        this.sizes = sizes;
    }

    /**
     * A mail in its parts.
     *
     * @param remarks what was not read, and why
     * @param sizes of the contents of its parts, in order
     */
    public record Read(Part mail, List<String> remarks, List<Long> sizes) {}

    /** An array that is as large as what it is filled with, so that a large file is in memory once. */
    private static final class Kept extends ByteArrayOutputStream {

        Kept(int size) {
            super(size);
        }

        byte[] whole() {
            return count == buf.length ? buf : toByteArray();
        }
    }

    /** Gives way when nobody waits any more. */
    private static final class Patient extends ByteArrayInputStream {

        Patient(byte[] content) {
            super(content);
        }

        @Override
        public int read(byte[] into, int from, int most) {
            Patience.check();
            return super.read(into, from, most);
        }
    }

    /** Thrown to end reading early. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super("enough", null, false, false);
        }
    }

    /** Reads a mail, of which the contents of files are not kept. */
    public static Read read(byte[] raw) throws MimeException, IOException {
        return read(raw, null);
    }

    /** Reads a mail with the contents of its files; {@code sizes} as it was measured before. */
    public static Read read(byte[] raw, @Nullable List<Long> sizes) throws MimeException, IOException {
        var reader = new PartReader(sizes);
        var parser = new MimeStreamParser(MimeConfig.PERMISSIVE);
        parser.setContentDecoding(true);
        parser.setNoRecurse();
        parser.setContentHandler(reader);
        try {
            parser.parse(new Patient(raw));
        } catch (Enough reached) {
            reader.remarks.add("the rest is in the raw mail only");
        }
        return new Read(reader.mail(), List.copyOf(reader.remarks), List.copyOf(reader.measured));
    }

    private Part mail() {
        return root == null ? new Part(fields, "text/plain") : root;
    }

    @Override
    public void startHeader() {
        fields = new Fields();
        fieldCount = 0;
    }

    @Override
    public void field(Field field) {
        if (fieldCount++ < MOST_FIELDS) {
            fields.add(field);
        }
    }

    @Override
    public void endHeader() {
        if (fieldCount > MOST_FIELDS || !fields.isWhole()) {
            remarks.add("a header is longer than what is read of one");
        }
    }

    @Override
    public void startMultipart(BodyDescriptor descriptor) {
        var part = begin("multipart/mixed");
        open.push(part);
        inherited.push(part.type().equals("multipart/digest") ? "message/rfc822" : "text/plain");
        if (open.size() > DEEPEST) {
            remarks.add("parts are nested more than %d deep".formatted(DEEPEST));
            throw new Enough();
        }
    }

    @Override
    public void endMultipart() {
        if (!open.isEmpty()) {
            open.pop();
            inherited.pop();
        }
    }

    @Override
    public void body(BodyDescriptor descriptor, InputStream in) throws IOException {
        var part = begin(inherited.isEmpty() ? "text/plain" : inherited.peek());
        if (part.encoding().contains("uu")) {
            fill(part, decoded(in));
        } else {
            fill(part, in);
        }
    }

    private Part begin(String usual) {
        if (++count > MOST_PARTS) {
            remarks.add("there are more than %d parts".formatted(MOST_PARTS));
            throw new Enough();
        }
        var part = new Part(fields, usual);
        if (open.isEmpty()) {
            root = root == null ? part : root;
        } else {
            open.peek().add(part);
        }
        return part;
    }

    private static InputStream decoded(InputStream in) throws IOException {
        try {
            return MimeUtility.decode(in, "uuencode");
        } catch (MessagingException none) {
            return in;
        }
    }

    private void fill(Part part, InputStream in) throws IOException {
        var digest = Digests.sha256();
        var most = most(part);
        var kept = new Kept((int) Math.min(most, expected()));
        var size = 0L;
        try {
            var buffer = new byte[16 * 1024];
            for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                size += read;
                kept.write(buffer, 0, (int) Math.min(read, most - kept.size()));
            }
        } catch (Patience.Ended ended) {
            throw ended;
        } catch (IOException | RuntimeException broken) {
            remarks.add("a part cannot be decoded to its end");
        }
        measured.add(size);
        if (sizes == null && size > most && most > 0) {
            remarks.add("a text is longer than what is read of one");
        }
        part.fill(kept.whole(), size, HexFormat.of().formatHex(digest.digest()));
    }

    /** So much is kept of a part, in bytes; of a text always the same, since it decides which files there are. */
    private long most(Part part) {
        var isText = part.isText() && (part == root || part.filename().isEmpty());
        if (sizes != null && !isText) {
            return Integer.MAX_VALUE - 8;
        }
        return part.type().startsWith("text/") || part.type().startsWith("message/") ? MOST_KEPT : 0;
    }

    private long expected() {
        return sizes != null && measured.size() < sizes.size() ? sizes.get(measured.size()) : 0;
    }
}
