package io.guichet.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What an agent does in the browser, in French. */
final class AgentDesk {

    private final Page page;
    private final String url;
    private final List<String> errors = new ArrayList<>();

    AgentDesk(Page page, String url) {
        this.page = page;
        this.url = url;
        page.setDefaultTimeout(30_000);
        page.onPageError(errors::add);
    }

    /** Signs in through Keycloak; the demo's password is the name. */
    void signIn(String name) {
        page.navigate(url);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Se connecter")).click();
        page.locator("#username").fill(name);
        page.locator("#password").fill(name);
        page.locator("#kc-login").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("File d’attente")))
                .isVisible();
    }

    /** Opens a ticket from the queue. */
    void open(String subject) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(subject)).first().click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(subject))).isVisible();
    }

    /** Sees what was promised, and an article. */
    void seesPromiseAndArticle(String article) {
        assertThat(page.getByText("Délais promis")).isVisible();
        assertThat(page.getByText("Première réponse")).isVisible();
        assertThat(page.getByText(article).first()).isVisible();
    }

    /** Answers the customer. */
    void reply(String text) {
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Réponse").setExact(true)).fill(text);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Envoyer").setExact(true)).click();
        assertThat(page.getByText("Envoyé.")).isVisible();
    }

    /** Closes the ticket that is open. */
    void close() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fermer le ticket")).click();
        assertThat(page.getByText("Ce ticket est fermé.")).isVisible();
    }

    /** Keeps a picture for whoever reads the results. */
    void photograph(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png"))
                .setFullPage(true));
    }

    /** What the page's own scripts complained of. */
    List<String> errors() {
        return errors;
    }

    /** Everything that the page's scripts can reach of cookies and storage. */
    String readableByScripts() {
        return String.valueOf(page.evaluate(
                "document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"));
    }
}
