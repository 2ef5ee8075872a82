package io.guichet.ticket.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class UploadTest {

    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");

    @Property
    void the_pieces_are_the_file_and_all_but_the_last_are_of_one_length(
            @ForAll @Size(max = 30) List<byte @Size(max = 40) []> portions,
            @ForAll @IntRange(min = 1, max = 16) int length) {
        var cutter = new Cutter(length);
        var pieces = new ArrayList<byte[]>();

        portions.forEach(portion -> pieces.addAll(cutter.add(portion)));
        pieces.addAll(cutter.rest());

        assertThat(joined(pieces)).isEqualTo(joined(portions));
        assertThat(pieces.stream().limit(Math.max(0, pieces.size() - 1))).allMatch(piece -> piece.length == length);
        assertThat(pieces).noneMatch(piece -> piece.length == 0 || piece.length > length);
    }

    @Test
    void a_file_is_told_by_its_size_its_hash_and_its_first_bytes() throws NoSuchAlgorithmException {
        var upload = new Upload(file("holiday.txt"), 1000);

        assertThat(upload.take(PNG)).isEmpty();
        upload.rest().forEach(upload::place);

        var whole = upload.whole();
        assertThat(whole.size()).isEqualTo(PNG.length);
        assertThat(whole.contentType()).isEqualTo("image/png");
        assertThat(whole.sha256())
                .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(PNG)));
        assertThat(upload.pieces()).isOne();
    }

    @Test
    void a_page_is_a_page_whatever_it_is_called() {
        var upload = new Upload(file("photo.png"), 1000);

        assertThat(upload.take("<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8))).isEmpty();
        upload.rest().forEach(upload::place);

        assertThat(upload.whole().contentType()).isEqualTo("text/html");
    }

    @Test
    void what_is_larger_than_allowed_ends_at_once() {
        var upload = new Upload(file("a.bin"), 10);
        assertThat(upload.take(new byte[10])).isEmpty();

        assertThatThrownBy(() -> upload.take(new byte[1])).isInstanceOf(AttachmentTooLarge.class)
                .hasMessageContaining("10 bytes");
    }

    @ParameterizedTest
    @CsvSource({"invoice.pdf, invoice.pdf", "C:\\temp\\invoice.pdf, invoice.pdf", "../../etc/passwd, passwd",
        "'a\"b\r\nSet-Cookie: x', abSet-Cookie x", ".., file", "'   ', file", "été.txt, été.txt"})
    void a_name_is_no_path_and_ends_no_header(String given, String kept) {
        assertThat(file(given).filename()).isEqualTo(kept);
    }

    private static NewFile file(String name) {
        return new NewFile(new UUID(0, 1), name, null, "agent:1");
    }

    private static byte[] joined(List<byte[]> parts) {
        var all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
