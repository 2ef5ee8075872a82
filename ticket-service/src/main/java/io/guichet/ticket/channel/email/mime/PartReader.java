package io.guichet.ticket.channel.email.mime;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeUtility;

import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.parser.AbstractContentHandler;
import org.apache.james.mime4j.parser.MimeStreamParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a mail in one pass; what is no text is measured and hashed, and not kept. */
public final class PartReader extends AbstractContentHandler {

    /** More than anybody sends; what goes beyond stays in the raw mail. */
    public static final int MOST_PARTS = 1_000;
    private static final int DEEPEST = 100;
    private static final int MOST_FIELDS = 2_000;
    private static final int MOST_KEPT = 8 * 1024 * 1024;

    private final boolean keepsAll;
    private final Deque<Part> open = new ArrayDeque<>();
    private final Deque<String> inherited = new ArrayDeque<>();
    private final List<String> remarks = new ArrayList<>();
    private Fields fields = new Fields();
    private @Nullable Part root;
    private int count;
    private int fieldCount;

    private PartReader(boolean keepsAll) {
        this.keepsAll = keepsAll;
    }

    /**
     * A mail in its parts.
     *
     * @param remarks what was not read, and why
     */
    public record Read(Part mail, List<String> remarks) {}

    /** Thrown to end reading early. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super("enough", null, false, false);
        }
    }

    /** Reads a mail; {@code keepsAll} whether the content of attachments is wanted too. */
    public static Read read(byte[] raw, boolean keepsAll) throws MimeException, IOException {
        var reader = new PartReader(keepsAll);
        var parser = new MimeStreamParser(MimeConfig.PERMISSIVE);
        parser.setContentDecoding(true);
        parser.setNoRecurse();
        parser.setContentHandler(reader);
        try {
            parser.parse(new ByteArrayInputStream(raw));
        } catch (Enough reached) {
            reader.remarks.add("the rest is in the raw mail only");
        }
        return new Read(reader.mail(), List.copyOf(reader.remarks));
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
        var kept = new ByteArrayOutputStream();
        var keeps = keepsAll || part.type().startsWith("text/") || part.type().startsWith("message/");
        var size = 0L;
        try {
            size = copy(in, digest, keeps ? kept : null);
        } catch (IOException | RuntimeException broken) {
            remarks.add("a part cannot be decoded to its end");
        }
        part.fill(kept.toByteArray(), size, HexFormat.of().formatHex(digest.digest()));
    }

    private long copy(InputStream in, MessageDigest digest, @Nullable ByteArrayOutputStream kept) throws IOException {
        var buffer = new byte[16 * 1024];
        var size = 0L;
        for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
            size += read;
            if (kept != null && (keepsAll || kept.size() < MOST_KEPT)) {
                kept.write(buffer, 0, read);
            }
        }
        return size;
    }
}
