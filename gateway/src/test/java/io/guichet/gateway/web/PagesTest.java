package io.guichet.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"/tickets/018f", "/queue?show=all", "/api/v1/attachments/1"})
    void a_sign_in_comes_back_to_the_page_that_asked_for_it(String wanted) {
        assertThat(Pages.destination(wanted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "queue", "",
        "/login?to=/login", "/\n/elsewhere.example", "javascript:alert(1)"})
    void a_sign_in_never_leads_to_another_site(String wanted) {
        assertThat(Pages.destination(wanted)).isEqualTo("/queue");
    }

    @Test
    void without_a_wish_it_leads_to_the_queue() {
        assertThat(Pages.destination(null)).isEqualTo("/queue");
    }
}
