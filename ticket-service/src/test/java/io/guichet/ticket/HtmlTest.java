package io.guichet.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<iframe src='https://spy.example'></iframe>", "<p style='background:url(https://spy.example)'>x</p>",
        "<img src='https://spy.example/x.png'>", "<form action='https://spy.example'><input></form>",
        "<svg onload=alert(1)>", "<base href='https://spy.example'>", "<meta http-equiv=refresh content='0;url=x'>"})
    void nothing_harmful_remains(String html) {
        assertThat(Html.body(html).html()).doesNotContainIgnoringCase("alert").doesNotContain("spy.example")
                .doesNotContainIgnoringCase("javascript").doesNotContain("refresh");
    }

    @Test
    void what_came_with_the_mail_remains() {
        assertThat(Html.body("<p>See <img src=\"cid:card\" alt=\"card\"></p>").html()).contains("cid:card");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <a href='https://pay.example/1'>Pay here</a>.                 | Pay here (https://pay.example/1).
            <a href='https://pay.example/1'>https://pay.example/1</a>     | https://pay.example/1
            <a href='mailto:help@pay.example'>Write to us</a>             | Write to us (help@pay.example)
            <a href='javascript:alert(1)'>Pay here</a>                    | Pay here
            <a href='#top'>Up</a>                                         | Up
            """)
    void the_text_says_where_links_lead(String html, String expected) {
        assertThat(Html.text(html)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p>one</p><p>two</p>                       | one/two
            one<br>two                                 | one/two
            <div>one<div>two</div></div>three          | one/two/three
            <ul><li>one</li><li>two</li></ul>          | - one/- two
            <p>a &lt; b &amp; c</p>                    | a < b & c
            <style>p {}</style><p>one</p>              | one
            <b>one</b> <i>two</i>                      | one two
            """)
    void the_text_is_what_a_reader_sees(String html, String expected) {
        assertThat(Html.text(html)).isEqualTo(expected.replace("/", "\n"));
    }
}
