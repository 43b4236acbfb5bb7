package io.isosocket.workbench.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;

/** The page in a narrow window. */
class NarrowPageTest extends PageTest {

    @Test
    void theSideBarIsADrawerAndTheDetailsAreBelow() throws Exception {
        WorkbenchPage page = page();
        page.browserPage().setViewportSize(400, 780);
        PlaywrightAssertions.assertThat(page.sidebar()).isHidden();
        page.click("Open the side bar");
        PlaywrightAssertions.assertThat(page.sidebar()).isVisible();
        page.screenshot("narrow-drawer");
        page.press("Escape");
        PlaywrightAssertions.assertThat(page.sidebar()).isHidden();

        page.connectTo(echo().url());
        page.send("{\"narrow\": true}");
        page.rows("received").first().click();
        page.sees(page.details().locator(".json-tree"), "true");
        page.sees(page.browserPage().locator(".log-row.shown"));
        BoundingBox log = page.log().boundingBox();
        assertTrue(page.details().boundingBox().y >= log.y + log.height, "the details are below");
        assertEquals(
                page.browserPage().evaluate("document.documentElement.clientWidth"),
                page.browserPage().evaluate("document.documentElement.scrollWidth"),
                "nothing sticks out");
        page.screenshot("narrow");
    }
}
