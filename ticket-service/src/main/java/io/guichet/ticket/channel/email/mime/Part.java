package io.guichet.ticket.channel.email.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A part of a mail, or the mail itself: its header, and either further parts or a content. */
public final class Part {

    private static final byte[] NOTHING = {};
    private static final int LONGEST_ID = 250;

    private final Fields fields;
    private final Parameters type;
    private final Parameters disposition;
    private final List<Part> parts = new ArrayList<>();
    private byte[] content = NOTHING;
    private long size;
    private String sha256 = "";

    Part(Fields fields, String inherited) {
        this.fields = fields;
        this.type = Parameters.of(fields.first("content-type").filter(value -> value.contains("/")).orElse(inherited));
        this.disposition = Parameters.of(fields.first("content-disposition").orElse(""));
    }

    void add(Part part) {
        parts.add(part);
    }

    void fill(byte[] kept, long length, String hash) {
        content = kept;
        size = length;
        sha256 = hash;
    }

    public Fields fields() {
        return fields;
    }

    /** For example {@code text/plain}, in lower case. */
    public String type() {
        return type.value();
    }

    /** A parameter of the Content-Type. */
    public Optional<String> parameter(String name) {
        return type.get(name);
    }

    public boolean isMultipart() {
        return type().startsWith("multipart/");
    }

    public List<Part> parts() {
        return List.copyOf(parts);
    }

    /** Decoded; of what is neither text nor a message, nothing unless it was asked for. */
    public byte[] content() {
        return content.clone();
    }

    /** The content as text. */
    public String text() {
        return TextCharsets.decode(content, type.raw("charset").orElse(null)).replace("\r\n", "\n").replace('\r', '\n');
    }

    /** Of the decoded content, in bytes. */
    public long size() {
        return size;
    }

    /** Of the decoded content, in hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /** Whether it is a text that the mail shows. */
    public boolean isText() {
        return !isAttachment() && (type().equals("text/plain") || type().equals("text/html"));
    }

    /** The content itself, for whoever asks for the file and nothing else. */
    public byte[] file() {
        return content;
    }

    public boolean isAttachment() {
        return disposition.value().equals("attachment");
    }

    public boolean isInline() {
        return disposition.value().equals("inline");
    }

    /** As the sender named it. */
    public Optional<String> filename() {
        return disposition.get("filename").or(() -> type.get("name"))
                .map(name -> name.replaceAll("[\\p{Cntrl}]", "").strip())
                .map(name -> name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1))
                .filter(name -> !name.isEmpty());
    }

    /** By which the text names it, without angle brackets. */
    public Optional<String> contentId() {
        return fields.first("content-id").map(id -> id.replaceAll("[<>\\s]", ""))
                .filter(id -> !id.isEmpty() && id.length() <= LONGEST_ID);
    }

    String encoding() {
        return fields.first("content-transfer-encoding").orElse("").toLowerCase(Locale.ROOT);
    }
}
