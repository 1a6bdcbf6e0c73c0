package org.precisionbenefit.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precisionbenefit.app.Signed.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.csv.CsvReader;
import org.precisionbenefit.formulary.edition.EditionHead;
import org.precisionbenefit.formulary.edition.EditionStore;
import org.precisionbenefit.formulary.load.FileInMemory;

/** The pages of published editions over HTTP. */
@QuarkusTest
@Tag("alone")
@TestProfile(FakePortsProfile.class)
class PublishedPagesTest {
    private static final String HEAD =
            "list,code,name,tier,prior_authorization,step_therapy,quantity_limit,limit_text,indications\n";
    private static final Pattern NEXT = Pattern.compile("<a href=\"([^\"]+after=[^\"]+)\">Further");
    private static final Pattern LISTED = Pattern.compile("<th scope=\"row\">(?:<a href=\"[^\"]+\">)?([^<]+)");
    private static final int DRUGS = 230;

    @Inject
    EditionStore editions;

    /** Two lists with many drugs, one of clopidogrel, and one with markup in its name. */
    private String loaded(String family) throws IOException {
        StringBuilder drugs = new StringBuilder(HEAD);
        for (int drug = 1; drug <= DRUGS; drug++) {
            drugs.append(drug % 2 == 0 ? "GOLD," : "EXTRA,")
                    .append(900_000 + drug)
                    .append(",Drug ")
                    .append(drug)
                    .append(',')
                    .append(drug % 3 + 1)
                    .append(drug % 5 == 0 ? ",yes" : ",no")
                    .append(",no,yes,60 tablets every 30 days,\n");
        }
        drugs.append("GOLD,309362,clopidogrel 75 MG Oral Tablet,1,no,no,no,,\n");
        drugs.append("GOLD,309999,<script>alert(1)</script>,2,,no,no,,Some disease\n");
        drugs.append("GOLD,,Named only,2,no,no,no,,\n");
        StringBuilder plans = new StringBuilder("plan,plan_name,lists\n");
        for (int plan = 10; plan < 75; plan++) {
            plans.append("PLAN ")
                    .append(plan)
                    .append("/A,Plan number ")
                    .append(plan)
                    .append(",GOLD;EXTRA\n");
        }
        long id = editions.load(
                        new EditionHead(family, LocalDate.of(2026, 1, 1), Instant.parse("2026-01-02T10:00:00Z"), "ann"),
                        new CsvReader(),
                        List.of(
                                FileInMemory.of("drugs.csv", drugs.toString()),
                                FileInMemory.of("plans.csv", plans.toString())),
                        counts -> {})
                .id();
        return "/formulary/editions/" + id;
    }

    @Test
    void edition_leads_to_its_plans_a_page_at_a_time_and_finds_one_by_name() throws IOException {
        String edition = loaded("pages-of-plans");
        assertThat(page("/formulary")).contains("<a href=\"" + edition + "\">pages-of-plans</a>");
        SortedSet<String> all = walked(edition);
        assertThat(all).hasSize(65).contains("PLAN 10/A", "PLAN 74/A");
        assertThat(page(edition + "?name=number+33"))
                .contains("/plan?plan=PLAN+33%2FA", "GOLD, EXTRA")
                .doesNotContain("PLAN 34");
        assertThat(page(edition + "?name=nothing")).contains("No such plan follows.");
    }

    @Test
    void drugs_of_a_plan_are_read_page_by_page_each_once() throws IOException {
        String plan = loaded("pages-of-drugs") + "/plan?plan=PLAN+10%2FA";
        assertThat(walked(plan)).hasSize(DRUGS + 3);
        assertThat(page(plan)).contains("Drug 2<", "tier 3", "60 tablets in 30 days", "Further drugs");
    }

    @Test
    void drugs_are_found_by_name_code_tier_and_rule() throws IOException {
        String plan = loaded("drugs-found") + "/plan?plan=PLAN+10%2FA";
        assertThat(page(plan + "&name=CLOPID")).contains("RxNorm 309362").doesNotContain("Drug 2<", "Further");
        assertThat(page(plan + "&name=309362")).contains("clopidogrel 75 MG").doesNotContain("Drug 2<");
        assertThat(page(plan + "&name=309363")).contains("does not say that it is denied");
        assertThat(walked(plan + "&rule=prior+authorization"))
                .hasSize(DRUGS / 5)
                .contains("Drug 10", "Drug 15");
        assertThat(walked(plan + "&tier=tier+1"))
                .contains("Drug 3", "clopidogrel 75 MG Oral Tablet")
                .hasSize(77);
        assertThat(page(plan + "&rule=some+diagnoses"))
                .contains("only for Some disease", "&lt;script&gt;", "not published")
                .doesNotContain("<script>alert");
        assertThat(page(plan + "&name=named+only")).contains("Named only</th>", "no code");
    }

    @Test
    void drug_shows_what_each_list_says_and_what_it_is_in_the_catalogue() throws IOException {
        String edition = loaded("one-drug");
        assertThat(page(edition + "/drug?plan=PLAN+10%2FA&kind=RXNORM&code=309362"))
                .contains("clopidogrel in the drug catalogue", "RxNorm 309362", "not needed", "Plan number 10");
        for (String wrong : List.of(
                "/drug?plan=PLAN+10%2FA&kind=RXNORM&code=1",
                "/drug?plan=PLAN+10%2FA&kind=MOON&code=1",
                "/drug?plan=PLAN+10%2FA",
                "/drug?plan=PLAN+10%2FA&kind=NDC&code=" + "9".repeat(80),
                "/drug?plan=PLAN+10%2FA&kind=NDC&code=%00",
                "/drug?plan=%00&kind=RXNORM&code=309362",
                "/plan?plan=NONE",
                "/plan?plan=PLAN+10%2FA&after=!",
                "/plan?plan=PLAN+10%2FA&after=Tk9ORR9jHx8w",
                "/plan?plan=PLAN+10%2FA&after=R09MRB9jHwAfMA",
                "?after=AAAA",
                "/plan")) {
            assertThat(given().urlEncodingEnabled(false)
                            .get(edition + wrong)
                            .then()
                            .statusCode(404)
                            .extract()
                            .asString())
                    .as(wrong)
                    .contains("Not found");
        }
        given().get("/formulary/editions/99999999").then().statusCode(404);
        given().get("/formulary/editions/x").then().statusCode(404);
    }

    /** What the first column names on all pages. */
    private static SortedSet<String> walked(String first) {
        SortedSet<String> all = new TreeSet<>();
        String address = first;
        int rows = 0;
        int pages = 0;
        while (!address.isEmpty()) {
            String page = page(address);
            String table = page.substring(page.indexOf("<tbody>"), page.indexOf("</tbody>"));
            Matcher listed = LISTED.matcher(table);
            while (listed.find()) {
                all.add(listed.group(1).strip());
                rows++;
            }
            Matcher next = NEXT.matcher(page);
            address = next.find() ? next.group(1).replace("&amp;", "&") : "";
            pages++;
        }
        assertThat(all).as("each once").hasSize(rows);
        assertThat(pages)
                .isEqualTo(Math.max(
                        1, (rows + (first.contains("/plan?") ? 99 : 49)) / (first.contains("/plan?") ? 100 : 50)));
        return all;
    }

    private static String page(String path) {
        return given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
