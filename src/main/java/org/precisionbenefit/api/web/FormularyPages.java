package org.precisionbenefit.api.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.BrowseFormularies;
import org.precisionbenefit.api.WhoAsks;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionDiff;
import org.precisionbenefit.formulary.edition.EditionStore;
import org.precisionbenefit.formulary.edition.ReleaseChanges;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Digest;
import org.precisionbenefit.terminology.WrittenDay;

/** What plans cover, as a pharmacist reads it: of today or of another day, and what changed. */
@Path("/formulary")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class FormularyPages {
    private static final int MOST_LETTERS = 100;
    private static final String RELEASE = "release-";
    private static final String EDITION = "edition-";

    private final BrowseFormularies browse;
    private final EditionStore editions;
    private final WhoAsks who;

    @Inject
    public FormularyPages(BrowseFormularies browse, EditionStore editions, WhoAsks who) {
        this.browse = browse;
        this.editions = editions;
        this.who = who;
    }

    /** By what a plan's list is narrowed, as the address says it. */
    public static class Narrow {
        @QueryParam("name")
        @Nullable
        String name;

        @QueryParam("tier")
        @Nullable
        String tier;

        @QueryParam("rule")
        @Nullable
        String rule;

        @QueryParam("class")
        @Nullable
        String kind;

        FormularyPlanView.Narrowing words() {
            return new FormularyPlanView.Narrowing(text(name), text(tier), text(rule), text(kind));
        }
    }

    /** A supply, as the address says it. */
    public static class Supply {
        @QueryParam("product")
        @Nullable
        String product;

        @QueryParam("quantity")
        @Nullable
        String quantity;

        @QueryParam("days")
        @Nullable
        String days;

        @QueryParam("pharmacy")
        @Nullable
        String pharmacy;

        SupplyView.Asked asked() {
            return new SupplyView.Asked(product, quantity, days, pharmacy);
        }
    }

    /** Plans, editions and releases, and drugs that are looked for. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance home(@QueryParam("name") @Nullable String name, @QueryParam("day") @Nullable String day) {
        return Templates.formulary(
                FormularyHomeView.of(browse, editions.editions(), who.caller().plans(), text(name), day(day)));
    }

    /** The difference of two releases of files, or of two editions. */
    @GET
    @Path("changes")
    @Operation(hidden = true)
    public TemplateInstance changes(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("day") @Nullable String day) {
        String before = text(from);
        String after = text(to);
        if (before.startsWith(RELEASE) && after.startsWith(RELEASE)) {
            LocalDate on = day(day);
            EditionDiff diff = ReleaseChanges.between(release(before), release(after), new AsOf(on));
            return changes(
                    new FormularyChangesView.Compared(
                            before.substring(RELEASE.length()), after.substring(RELEASE.length()), on.toString()),
                    diff);
        }
        if (before.startsWith(EDITION) && after.startsWith(EDITION)) {
            Edition old = edition(before);
            Edition now = edition(after);
            return changes(new FormularyChangesView.Compared(words(old), words(now), ""), editions.diff(old, now));
        }
        throw absent("Two releases of files can be compared, or two editions. Choose both on the page of formularies.");
    }

    private TemplateInstance changes(FormularyChangesView.Compared compared, EditionDiff diff) {
        return Templates.formularyChanges(
                FormularyChangesView.of(compared, diff, browse, who.caller().plans()));
    }

    private static String words(Edition edition) {
        return edition.head().family() + " from " + edition.head().holdsFrom() + " (edition " + edition.id() + ")";
    }

    private FormularyRelease release(String side) {
        return digest(side.substring(RELEASE.length()))
                .flatMap(browse::release)
                .orElseThrow(() -> absent("No such release of files is kept, or it cannot be read."));
    }

    private static Optional<Digest> digest(String text) {
        try {
            return Optional.of(new Digest(text));
        } catch (IllegalArgumentException noDigest) {
            return Optional.empty();
        }
    }

    private Edition edition(String side) {
        String number = side.substring(EDITION.length());
        return (number.matches("[0-9]{1,18}") ? editions.find(Long.parseLong(number)) : Optional.<Edition>empty())
                .orElseThrow(() -> absent("No such edition is kept."));
    }

    /** One plan. */
    @GET
    @Path("{plan}")
    @Operation(hidden = true)
    public TemplateInstance plan(
            @PathParam("plan") String plan, @BeanParam Narrow narrow, @QueryParam("day") @Nullable String day) {
        FormularyRelease release = browse.live();
        return Templates.formularyPlan(FormularyPlanView.of(release, known(release, plan), narrow.words(), day(day)));
    }

    /** One drug on one plan. */
    @GET
    @Path("{plan}/{drug}")
    @Operation(hidden = true)
    public TemplateInstance drug(
            @PathParam("plan") String plan,
            @PathParam("drug") String drug,
            @BeanParam Supply supply,
            @QueryParam("day") @Nullable String day) {
        FormularyRelease release = browse.live();
        return FormularyDrugView.of(release, known(release, plan), drug, supply.asked(), day(day))
                .map(Templates::formularyDrug)
                .orElseThrow(() -> absent("The plan says nothing of such a drug."));
    }

    private static Plan known(FormularyRelease release, String plan) {
        try {
            return release.plan(new PlanId(plan)).orElseThrow(() -> absent("No file holds such a plan."));
        } catch (IllegalArgumentException noPlan) {
            throw absent("No file holds such a plan.");
        }
    }

    private LocalDate day(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return browse.today();
        }
        try {
            return WrittenDay.parse(text.strip());
        } catch (DateTimeParseException noDay) {
            throw absent("There is no such day. Write it as 2026-01-31.");
        }
    }

    static String text(@Nullable String text) {
        String given = text == null ? "" : text.strip();
        return given.substring(0, Math.min(given.length(), MOST_LETTERS));
    }

    private static NotFoundException absent(String sentence) {
        return new NotFoundException(AbsentPage.of(sentence));
    }
}
