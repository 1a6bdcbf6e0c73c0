package org.precisionbenefit.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.load.DrugCode;
import org.precisionbenefit.formulary.load.Flag;
import org.precisionbenefit.formulary.load.PublishedLimit;
import org.precisionbenefit.formulary.load.RuleFlags;
import org.precisionbenefit.formulary.publish.Entry;
import org.precisionbenefit.formulary.publish.FilesPublication;
import org.precisionbenefit.formulary.publish.ItemEntry;
import org.precisionbenefit.formulary.publish.WalkedPublication;
import org.precisionbenefit.formulary.yaml.FormularyLoader;
import org.precisionbenefit.intake.PriorAuthRequest;
import org.precisionbenefit.intake.RequestedItem;
import org.precisionbenefit.policy.drools.DroolsEvaluator;
import org.precisionbenefit.profile.MemberProfile;
import org.precisionbenefit.profile.Sex;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.Quantity;

/** The flags that are published of every item say what a request for that product then meets. */
class PublishedFlagsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final Pattern DAYS = Pattern.compile("at most ([0-9]+) days at a time");
    private static final Pattern FROM = Pattern.compile("Covered from ([0-9]+) years");
    private static final Pattern BELOW = Pattern.compile("below ([0-9]+) years");
    private static final Pattern DIAGNOSIS = Pattern.compile("Covered for diagnoses that begin with ([^ ,]+)");
    private static final DecisionInputs ANY = VariedInputs.of(1, 1).get(0);

    private static final DecisionEngine ENGINE = RealReleases.engine(RealReleases.noModels(), new DroolsEvaluator(200));

    /** An amount that was asked for. */
    private record Amount(BigDecimal quantity, String unit, int days) {}

    private static @Nullable Integer number(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? Integer.valueOf(found.group(1)) : null;
    }

    private static String notes(ItemEntry item) {
        return String.join(" ", item.notes());
    }

    private static @Nullable Integer mostDays(ItemEntry item) {
        PublishedLimit limit = item.item().limit();
        return limit == null ? null : number(DAYS, limit.text());
    }

    /** The most that the published limit lets be asked for, or something small where there is none. */
    private static Amount within(ItemEntry item) {
        PublishedLimit limit = item.item().limit();
        Integer most = mostDays(item);
        if (limit == null || limit.amount() == null) {
            return new Amount(BigDecimal.ONE, "tablet", most == null ? 30 : Math.min(30, most));
        }
        int days = most == null ? limit.days() : Math.min(limit.days(), most);
        BigDecimal quantity = limit.amount()
                .multiply(BigDecimal.valueOf(days))
                .divide(BigDecimal.valueOf(limit.days()), 3, RoundingMode.DOWN)
                .stripTrailingZeros();
        return new Amount(quantity, limit.unit(), days);
    }

    private static @Nullable Amount beyond(ItemEntry item) {
        Amount within = within(item);
        PublishedLimit limit = item.item().limit();
        Integer most = mostDays(item);
        if (limit != null && limit.amount() != null) {
            return new Amount(
                    within.quantity().multiply(BigDecimal.valueOf(3)).add(BigDecimal.ONE),
                    within.unit(),
                    within.days());
        }
        return most == null ? null : new Amount(within.quantity(), within.unit(), most + 1);
    }

    private static Automatic ask(ItemEntry item, Amount amount) {
        LocalDate start = item.item().availability().start();
        LocalDate day = start == null || start.isBefore(TODAY) ? TODAY : start;
        DrugCode code = item.item().drug().code();
        String diagnosis = DIAGNOSIS
                .matcher(notes(item))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElse("I21.4");
        RequestedItem asked = new RequestedItem(
                1,
                List.of(Code.of(code.kind() == DrugCode.Kind.NDC ? CodeSystem.NDC : CodeSystem.RXNORM, code.value())),
                "",
                Quantity.of(amount.quantity().toPlainString(), amount.unit()),
                amount.days(),
                List.of(Code.of(CodeSystem.ICD10CM, diagnosis)));
        PriorAuthRequest request = new PriorAuthRequest(
                ANY.request().identifier(),
                null,
                ANY.request().urgency(),
                new PlanId(item.item().list()),
                ANY.request().prescriber(),
                null,
                List.of(asked),
                null);
        return ENGINE.decide(new DecisionInputs(ANY.id(), request, member(item, day), new AsOf(day), null, null))
                .items()
                .get(0)
                .outcome()
                .determination();
    }

    /** Somebody of the ages and the sex that the item covers, of whom nothing else is known. */
    private static MemberProfile member(ItemEntry item, LocalDate day) {
        Integer from = number(FROM, notes(item));
        Integer below = number(BELOW, notes(item));
        int age = from != null ? from : below != null ? below - 1 : 50;
        return new MemberProfile(
                ANY.profile().member(),
                day.minusYears(age).minusDays(1),
                notes(item).contains("for female members") ? Sex.FEMALE : Sex.MALE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    @Test
    void flags_of_every_published_item_say_what_a_request_for_it_meets() {
        FormularyRelease release =
                new FormularyLoader().load(RealReleases.formularyFiles().where(FormularyLoader::reads));
        List<String> wrong = new ArrayList<>();
        int free = 0;
        int asked = 0;
        for (Entry entry : WalkedPublication.all(
                new FilesPublication(release, TODAY, Instant.EPOCH, FilesPublication.FindLists.NONE),
                Entry.Kind.ITEM)) {
            ItemEntry item = (ItemEntry) entry;
            RuleFlags flags = item.item().flags();
            boolean rules = flags.priorAuthorization() == Flag.YES || flags.stepTherapy() == Flag.YES;
            Automatic answer = ask(item, within(item));
            if (rules == answer instanceof NotRequired) {
                wrong.add(item.id() + " " + flags + " within its limit meets " + answer);
            }
            Amount beyond = beyond(item);
            if ((beyond != null) != (flags.quantityLimit() == Flag.YES)) {
                wrong.add(item.id() + " has a flag of a limit and no limit, or the other way round");
            }
            if (beyond != null && ask(item, beyond) instanceof NotRequired) {
                wrong.add(item.id() + " beyond its limit is not asked about");
            }
            free += rules ? 0 : 1;
            asked += rules ? 1 : 0;
        }
        assertThat(wrong).isEmpty();
        assertThat(free).isPositive();
        assertThat(asked).isPositive();
    }
}
