package org.precisionbenefit.bench;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugProduct;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.edition.DrugList;
import org.precisionbenefit.formulary.edition.Edition;
import org.precisionbenefit.formulary.edition.EditionDiff;
import org.precisionbenefit.formulary.edition.EditionEvent;
import org.precisionbenefit.formulary.edition.EditionHead;
import org.precisionbenefit.formulary.edition.EditionState;
import org.precisionbenefit.formulary.edition.EditionStore;
import org.precisionbenefit.formulary.edition.FamilyHistory;
import org.precisionbenefit.formulary.edition.FlagDefault;
import org.precisionbenefit.formulary.load.Availability;
import org.precisionbenefit.formulary.load.Charge;
import org.precisionbenefit.formulary.load.CoverageTerms;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.FormularyReader;
import org.precisionbenefit.formulary.load.LoadCounts;
import org.precisionbenefit.formulary.load.PublishedCost;
import org.precisionbenefit.formulary.load.PublishedDrug;
import org.precisionbenefit.formulary.load.PublishedFile;
import org.precisionbenefit.formulary.load.PublishedIndication;
import org.precisionbenefit.formulary.load.PublishedItem;
import org.precisionbenefit.formulary.load.PublishedLimit;
import org.precisionbenefit.formulary.load.PublishedPlan;
import org.precisionbenefit.formulary.load.PublishedPrice;
import org.precisionbenefit.formulary.load.PublishedTier;
import org.precisionbenefit.formulary.load.ReportLine;
import org.precisionbenefit.formulary.load.ReportingSink;
import org.precisionbenefit.formulary.load.RuleFlags;
import org.precisionbenefit.terminology.Digest;

/**
 * One edition with one plan and one generated list of 4,000 drugs, all of the catalogue's products among them. It stands
 * where the database would, which is asked once for each list.
 */
final class BenchEditions implements EditionStore {
    private static final String FAMILY = "own";
    private static final String PLAN = "GOLD-1";

    private static final int DRUGS = 4_000;
    private static final int FIRST = 3_000_000;
    private static final int TIERS = 5;
    private static final LocalDate FROM = LocalDate.of(2026, 1, 1);
    private static final Instant LOADED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Edition EDITION = new Edition(
            1,
            new EditionHead(FAMILY, FROM, LOADED, "bench"),
            EditionState.ACTIVE,
            Digest.of("generated"),
            new LoadCounts(DRUGS, 0, 0, 0, 0, 0),
            List.of(),
            List.of());

    private final FormularyRelease catalogue;
    private final SplittableRandom random = new SplittableRandom(20_261_128L);

    BenchEditions(FormularyRelease catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public long events() {
        return 1;
    }

    @Override
    public FamilyHistory history(String family) {
        return new FamilyHistory(List.of(EDITION), List.of(new EditionEvent(1, true, LOADED)));
    }

    @Override
    public Optional<PublishedPlan> plan(Edition edition, String plan) {
        return Optional.of(new PublishedPlan(PLAN, "Bench", List.of("LIST"), null, Flag.NO, Availability.UNSAID));
    }

    @Override
    public DrugList list(Edition edition, String list) {
        List<PublishedItem> items = new ArrayList<>();
        for (Drug drug : catalogue.drugs()) {
            for (DrugProduct product : drug.products()) {
                if (product.rxcui() != null) {
                    items.add(item(product.rxcui().value(), product.name()));
                }
            }
        }
        for (int more = items.size(); more < DRUGS; more++) {
            items.add(item(Integer.toString(FIRST + more), "Generated drug " + more));
        }
        return new DrugList(items, List.of());
    }

    private PublishedItem item(String rxcui, String name) {
        int tier = random.nextInt(1, TIERS + 1);
        boolean limited = random.nextInt(10) < 4;
        return new PublishedItem(
                "LIST",
                new PublishedDrug(new DrugCode(DrugCode.Kind.RXNORM, rxcui), "", name),
                new PublishedTier("tier-" + tier, Integer.toString(tier)),
                RuleFlags.of(flag(random.nextInt(5) == 0), flag(random.nextInt(20) == 0), flag(limited)),
                limited ? new PublishedLimit(BigDecimal.valueOf(30), "tablet", 30, "30 tablets in 30 days") : null,
                CoverageTerms.ORDINARY,
                Availability.UNSAID);
    }

    private static Flag flag(boolean yes) {
        return yes ? Flag.YES : Flag.NO;
    }

    @Override
    public List<PublishedCost> costs(Edition edition, String plan) {
        List<PublishedCost> costs = new ArrayList<>();
        for (int tier = 1; tier <= TIERS; tier++) {
            costs.add(new PublishedCost(
                    PLAN,
                    new PublishedTier("tier-" + tier, Integer.toString(tier)),
                    PublishedCost.Phase.ANY,
                    "in-retail",
                    30,
                    Charge.copay(BigDecimal.TEN.multiply(BigDecimal.valueOf(tier)), Flag.NO)));
        }
        return costs;
    }

    @Override
    public List<PublishedPrice> prices(Edition edition, String plan) {
        return List.of();
    }

    @Override
    public Edition load(
            EditionHead head, FormularyReader reader, List<PublishedFile> files, ReportingSink.Progress progress) {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("A benefit check asks for nothing else.");
    }

    @Override
    public List<Edition> editions() {
        throw notAsked();
    }

    @Override
    public Optional<Edition> find(long id) {
        throw notAsked();
    }

    @Override
    public List<ReportLine> report(long id, int most) {
        throw notAsked();
    }

    @Override
    public List<String> contradictions(long id, int most) {
        throw notAsked();
    }

    @Override
    public void resolve(long id, FlagDefault value) {
        throw notAsked();
    }

    @Override
    public void activate(long id, String by, Instant at) {
        throw notAsked();
    }

    @Override
    public Edition rollBack(String family, String by, Instant at) {
        throw notAsked();
    }

    @Override
    public Optional<Edition> asOf(String family, LocalDate day, Instant knownAt) {
        throw notAsked();
    }

    @Override
    public List<PublishedItem> items(Edition edition, String list, DrugCode drug) {
        throw notAsked();
    }

    @Override
    public List<PublishedIndication> indications(Edition edition, String list, DrugCode drug) {
        throw notAsked();
    }

    @Override
    public List<PublishedPrice> prices(Edition edition, String plan, String ndc) {
        throw notAsked();
    }

    @Override
    public EditionDiff diff(Edition before, Edition after) {
        throw notAsked();
    }
}
