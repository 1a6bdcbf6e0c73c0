package org.precisionbenefit.api.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import ca.uhn.fhir.validation.ValidationOptions;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Validates against the published profile packages of a folder. Code systems that are not published there (X12, LOINC,
 * NDC) are not checked.
 */
final class PublishedProfiles {
    private static final List<String> PACKAGES = List.of(
            "us_core_311.tgz",
            "us_core_610.tgz",
            "us_core_700.tgz",
            "davinci-crd-2.0.1.tgz",
            "davinci_dtr_2.0.1.tgz",
            "davinci_pas_2.2.1.tgz");
    /** The guide names it, and no package at hand holds it. */
    private static final String CLAIM_ENCOUNTER =
            "http://hl7.org/fhir/5.0/StructureDefinition/extension-Claim.encounter";

    private final FhirContext context;
    private final FhirValidator validator;

    /** The profiles of PAS and of what it builds on. */
    PublishedProfiles(FhirContext context, Path folder) throws IOException {
        this(context, PACKAGES.stream().map(folder::resolve).toList());
    }

    /** The profiles of these archives. */
    PublishedProfiles(FhirContext context, List<Path> archives) throws IOException {
        this.context = context;
        PrePopulatedValidationSupport published = new PrePopulatedValidationSupport(context);
        for (Path archive : archives) {
            load(published, archive);
        }
        published.addStructureDefinition(claimEncounter());
        UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(context);
        unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
        DefaultProfileValidationSupport base = new DefaultProfileValidationSupport(context);
        ValidationSupportChain chain = new ValidationSupportChain(
                base,
                published,
                new WithoutVersion(context, new ValidationSupportChain(base, published)),
                new DrugsAndGroups(context),
                new CommonCodeSystemsTerminologyService(context),
                new InMemoryTerminologyServerValidationSupport(context),
                new SnapshotGeneratingValidationSupport(context),
                unknown);
        FhirInstanceValidator module = new FhirInstanceValidator(chain);
        module.setNoTerminologyChecks(false);
        module.setErrorForUnknownProfiles(false);
        this.validator = context.newValidator().registerValidatorModule(module);
    }

    /** The errors of a resource under a profile, each with its place. */
    List<String> errors(String json, String profile) {
        ValidationOptions options = new ValidationOptions();
        options.addProfile(profile);
        return validator.validateWithResult(json, options).getMessages().stream()
                .filter(message -> message.getSeverity() == ResultSeverityEnum.ERROR
                        || message.getSeverity() == ResultSeverityEnum.FATAL)
                .map(PublishedProfiles::said)
                .toList();
    }

    private static String said(SingleValidationMessage message) {
        return message.getLocationString() + ": " + message.getMessage();
    }

    private void load(PrePopulatedValidationSupport published, Path archive) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName()
                        .matches("(package|stu3/definitions)/(StructureDefinition|ValueSet|CodeSystem)-[^/]+[.]json")) {
                    String json = new String(tar.readAllBytes(), StandardCharsets.UTF_8);
                    published.addResource(context.newJsonParser().parseResource(json));
                }
            }
        }
    }

    private static StructureDefinition claimEncounter() {
        StructureDefinition definition = new StructureDefinition();
        definition.setUrl(CLAIM_ENCOUNTER);
        definition.setName("ClaimEncounter");
        definition.setKind(StructureDefinition.StructureDefinitionKind.COMPLEXTYPE);
        definition.setAbstract(false);
        definition.setType("Extension");
        definition.setBaseDefinition("http://hl7.org/fhir/StructureDefinition/Extension");
        definition.setDerivation(StructureDefinition.TypeDerivationRule.CONSTRAINT);
        definition.setStatus(org.hl7.fhir.r4.model.Enumerations.PublicationStatus.ACTIVE);
        definition
                .addContext()
                .setType(StructureDefinition.ExtensionContextType.ELEMENT)
                .setExpression("Claim");
        definition.getDifferential().addElement().setPath("Extension").setId("Extension");
        return definition;
    }

    /**
     * Tells drugs from dose form groups, which RxNorm does by a property that no package holds: the names of groups end in
     * "Product" or "Pill".
     */
    private record DrugsAndGroups(FhirContext context) implements IValidationSupport {
        private static final String DRUGS = "SemanticDrugVS";
        private static final String GROUPS = "SemanticDrugFormGroupVS";

        @Override
        public FhirContext getFhirContext() {
            return context;
        }

        @Override
        public boolean isValueSetSupported(ValidationSupportContext support, String url) {
            return url != null && (url.contains(DRUGS) || url.contains(GROUPS));
        }

        @Override
        public @Nullable CodeValidationResult validateCode(
                ValidationSupportContext support,
                ConceptValidationOptions options,
                String system,
                String code,
                String display,
                String valueSet) {
            return isValueSetSupported(support, valueSet) ? judged(system, code, display, valueSet) : null;
        }

        @Override
        public @Nullable CodeValidationResult validateCodeInValueSet(
                ValidationSupportContext support,
                ConceptValidationOptions options,
                String system,
                String code,
                String display,
                IBaseResource valueSet) {
            String url = valueSet instanceof org.hl7.fhir.r4.model.ValueSet set ? set.getUrl() : null;
            return isValueSetSupported(support, url) ? judged(system, code, display, url) : null;
        }

        private static CodeValidationResult judged(String system, String code, String display, String valueSet) {
            boolean group = display != null && display.matches(".* (Product|Pill)");
            boolean fits = "http://www.nlm.nih.gov/research/umls/rxnorm".equals(system)
                    && code.matches("[1-9][0-9]{0,6}")
                    && group == valueSet.contains(GROUPS);
            return fits
                    ? new CodeValidationResult().setCode(code).setDisplay(display)
                    : new CodeValidationResult()
                            .setSeverity(IssueSeverity.ERROR)
                            .setMessage("The code is not of this value set.");
        }
    }

    /** Finds a profile under its plain address where a guide pins a version that is not at hand. */
    private record WithoutVersion(FhirContext context, IValidationSupport published) implements IValidationSupport {
        @Override
        public FhirContext getFhirContext() {
            return context;
        }

        @Override
        public @Nullable IBaseResource fetchStructureDefinition(String url) {
            return url.contains("|") ? published.fetchStructureDefinition(plain(url)) : null;
        }

        @Override
        public @Nullable IBaseResource fetchValueSet(String url) {
            return url.contains("|") ? published.fetchValueSet(plain(url)) : null;
        }

        private static String plain(String url) {
            return url.substring(0, url.indexOf('|'));
        }
    }
}
