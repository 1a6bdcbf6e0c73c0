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
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.api.BrowseFormularies;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionStore;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedPrice;
import org.precisionbenefit.formulary.load.RowFault;
import org.precisionbenefit.formulary.publish.BrowseEdition;
import org.precisionbenefit.formulary.publish.BrowseEdition.Listed;
import org.precisionbenefit.formulary.publish.EditionPages;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;

/** What a published edition says of its plans and their drugs, a page at a time. */
@Path("/formulary/editions/{edition}")
@Produces(MediaType.TEXT_HTML)
@Blocking
public class PublishedPages {
    private final BrowseFormularies files;
    private final EditionStore editions;
    private final EditionPages pages;

    @Inject
    public PublishedPages(BrowseFormularies files, EditionStore editions, EditionPages pages) {
        this.files = files;
        this.editions = editions;
        this.pages = pages;
    }

    /** By what is read on, as the address says it. */
    public static class Behind {
        @QueryParam("after")
        @Nullable
        String after;

        String place() {
            String place = EditionAddress.place(after == null ? "" : after);
            if (place.chars().anyMatch(c -> c != '\u001f' && Character.isISOControl(c))) {
                throw new IllegalArgumentException("No place holds a control character.");
            }
            return place;
        }
    }

    /** The edition with its plans. */
    @GET
    @Operation(hidden = true)
    public TemplateInstance plans(
            @PathParam("edition") String number, @QueryParam("name") @Nullable String name, @BeanParam Behind behind) {
        Edition edition = edition(number);
        try {
            return Templates.edition(
                    EditionView.of(edition, browse(edition), FormularyPages.text(name), behind.place()));
        } catch (IllegalArgumentException noPlace) {
            throw noPlace();
        }
    }

    /** One plan with the drugs on its lists. */
    @GET
    @Path("plan")
    @Operation(hidden = true)
    public TemplateInstance plan(
            @PathParam("edition") String number,
            @QueryParam("plan") @Nullable String plan,
            @BeanParam FormularyPages.Narrow narrow,
            @BeanParam Behind behind) {
        Edition edition = edition(number);
        PublishedPlan found = plan(edition, plan);
        try {
            return Templates.editionPlan(EditionPlanView.of(
                    edition,
                    browse(edition),
                    found,
                    editions.costs(edition, found.id()),
                    narrow.words(),
                    behind.place()));
        } catch (IllegalArgumentException noPlace) {
            throw noPlace();
        }
    }

    /** One drug on the lists of one plan. */
    @GET
    @Path("drug")
    @Operation(hidden = true)
    public TemplateInstance drug(
            @PathParam("edition") String number,
            @QueryParam("plan") @Nullable String plan,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("code") @Nullable String code) {
        Edition edition = edition(number);
        PublishedPlan found = plan(edition, plan);
        DrugCode drug = code(kind, code);
        List<Listed> rows = browse(edition).drug(found.lists(), drug);
        if (rows.isEmpty()) {
            throw absent("The plan's lists do not hold such a drug.");
        }
        return Templates.editionDrug(EditionDrugView.of(
                edition,
                found,
                drug,
                known(drug),
                new EditionDrugView.Found(rows, editions.costs(edition, found.id()), prices(edition, found, rows))));
    }

    private BrowseEdition browse(Edition edition) {
        return new BrowseEdition(pages, edition);
    }

    private Edition edition(String number) {
        return (number.matches("[0-9]{1,18}") ? editions.find(Long.parseLong(number)) : Optional.<Edition>empty())
                .orElseThrow(() -> absent("No such edition is kept."));
    }

    private PublishedPlan plan(Edition edition, @Nullable String plan) {
        boolean readable = plan != null && plan.chars().noneMatch(Character::isISOControl);
        PublishedPlan found = readable && plan != null ? pages.plan(edition, plan) : null;
        if (found == null) {
            throw absent("The edition does not hold such a plan.");
        }
        return found;
    }

    private static DrugCode code(@Nullable String kind, @Nullable String code) {
        try {
            return new DrugCode(DrugCode.Kind.valueOf(kind == null ? "" : kind), code == null ? "" : code);
        } catch (IllegalArgumentException | RowFault noCode) {
            throw absent("The plan's lists do not hold such a drug.");
        }
    }

    /** The plan's prices of the packages that stand for the drug on its lists. */
    private List<PublishedPrice> prices(Edition edition, PublishedPlan plan, List<Listed> rows) {
        SortedSet<String> packages = new TreeSet<>();
        rows.forEach(row -> packages.add(
                row.item().drug().code().kind() == DrugCode.Kind.NDC
                        ? row.item().drug().code().value()
                        : row.item().drug().ndc()));
        packages.remove("");
        return packages.stream()
                .flatMap(ndc -> editions.prices(edition, plan.id(), ndc).stream())
                .toList();
    }

    /** The drug as the catalogue knows it, or nothing. */
    private String known(DrugCode drug) {
        if (drug.kind() != DrugCode.Kind.RXNORM && drug.kind() != DrugCode.Kind.NDC) {
            return "";
        }
        CodeSystem system = drug.kind() == DrugCode.Kind.RXNORM ? CodeSystem.RXNORM : CodeSystem.NDC;
        return files.live().identify(List.of(Code.of(system, drug.value())), "")
                        instanceof DrugIdentification.Identified found
                ? found.drug().name()
                : "";
    }

    private static NotFoundException noPlace() {
        return absent("There is no such place. Begin with the first page.");
    }

    private static NotFoundException absent(String sentence) {
        return new NotFoundException(AbsentPage.of(sentence));
    }
}
