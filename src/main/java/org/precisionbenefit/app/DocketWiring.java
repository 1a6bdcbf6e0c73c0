package org.precisionbenefit.app;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.precisionbenefit.api.FindingWords;
import org.precisionbenefit.api.VerifyDecision;
import org.precisionbenefit.audit.Canonical;
import org.precisionbenefit.audit.docket.DocketStore;
import org.precisionbenefit.audit.event.EventStore;
import org.precisionbenefit.audit.log.NoteSigner;
import org.precisionbenefit.audit.proof.MakeBundle;
import org.precisionbenefit.audit.sampling.SampleStore;
import org.precisionbenefit.casework.CaseFiles;
import org.precisionbenefit.casework.docket.CaseStory;
import org.precisionbenefit.casework.docket.DocketKeeper;
import org.precisionbenefit.casework.docket.DocketSearch;
import org.precisionbenefit.casework.docket.DrawSample;
import org.precisionbenefit.casework.docket.LineMaker;
import org.precisionbenefit.casework.docket.NameGroups;
import org.precisionbenefit.casework.docket.SampleDesk;
import org.precisionbenefit.casework.packet.KnownCodes;
import org.precisionbenefit.decision.Releases;
import org.precisionbenefit.formulary.DrugIdentification;
import org.precisionbenefit.formulary.PlanId;
import org.precisionbenefit.formulary.benefit.TherapeuticClass;
import org.precisionbenefit.terminology.AsOf;
import org.precisionbenefit.terminology.Code;
import org.precisionbenefit.terminology.CodeSystem;
import org.precisionbenefit.terminology.LetterCase;
import org.precisionbenefit.terminology.RxCui;

/** Puts together how decisions are found and counted. */
@Singleton
public class DocketWiring {
    /** The keeper takes cases as they are kept: it shows nothing to anybody, so that nobody reads. */
    @Produces
    @Singleton
    DocketKeeper docketKeeper(DocketStore docket, CaseFiles cases, LoadedReleases releases) {
        return new DocketKeeper(docket, cases, new LineMaker(new GroupsOfReleases(releases)));
    }

    @Produces
    @Singleton
    DocketSearch docketSearch(DocketStore docket, Clock clock) {
        return new DocketSearch(docket, clock);
    }

    @Produces
    @Singleton
    SampleDesk sampleDesk(DocketSearch docket, SampleStore samples, Canonical canonical, Clock clock) {
        return new SampleDesk(new DrawSample(docket), samples, canonical, clock, UUID::randomUUID);
    }

    @Produces
    @Singleton
    CaseStory caseStory(DocketStore docket, SampleDesk samples) {
        return new CaseStory(docket, samples);
    }

    @Produces
    @Singleton
    FindingWords findingWords(EventStore events, Clock clock) {
        return new FindingWords(events, clock);
    }

    @Produces
    @Singleton
    VerifyDecision verification(MakeBundle bundles, NoteSigner log) {
        return new BundleVerification(bundles, log.key());
    }

    @Produces
    @Singleton
    KnownCodes knownCodes(LoadedReleases releases) {
        return (made, code) -> catalogue(releases, made, code).or(() -> valueSet(releases, made, code));
    }

    private static Optional<String> catalogue(LoadedReleases releases, Releases made, Code code) {
        boolean ofDrugs =
                code.isFrom(CodeSystem.RXNORM) || code.isFrom(CodeSystem.NDC) || code.isFrom(CodeSystem.HCPCS);
        return ofDrugs
                ? releases.formulary(made.formulary())
                        .filter(formulary ->
                                formulary.identify(List.of(code), "") instanceof DrugIdentification.Identified)
                        .map(formulary -> "the drug catalogue")
                : Optional.empty();
    }

    private static Optional<String> valueSet(LoadedReleases releases, Releases made, Code code) {
        return releases.policy(made.policy()).flatMap(policies -> policies.valueSets().stream()
                .filter(set -> set.contains(code))
                .map(set -> "the value set " + set.name())
                .findFirst());
    }

    /** What the releases say of drugs and plans. */
    private record GroupsOfReleases(LoadedReleases releases) implements NameGroups {
        @Override
        public List<String> classes(Releases made, RxCui drug, AsOf asOf) {
            return releases.formulary(made.formulary())
                    .map(formulary -> formulary.benefits().classesOf(drug, asOf).stream()
                            .map(TherapeuticClass::name)
                            .distinct()
                            .toList())
                    .orElse(List.of());
        }

        @Override
        public String lineOfBusiness(Releases made, PlanId plan) {
            return releases.formulary(made.formulary())
                    .flatMap(formulary -> formulary.plan(plan))
                    .filter(known -> known.lineOfBusiness() != null)
                    .map(known -> LetterCase.lower(String.valueOf(known.lineOfBusiness()))
                            .replace('_', ' '))
                    .orElse("");
        }
    }
}
