package org.precisionbenefit.formulary.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precisionbenefit.formulary.Drug;
import org.precisionbenefit.formulary.DrugEntry;
import org.precisionbenefit.formulary.DuplicateClass;
import org.precisionbenefit.formulary.FormularyRelease;
import org.precisionbenefit.formulary.Plan;
import org.precisionbenefit.formulary.PlanFormularies;
import org.precisionbenefit.formulary.benefit.BenefitTables;
import org.precisionbenefit.formulary.names.NameTerms;
import org.precisionbenefit.formulary.names.Words;
import org.precisionbenefit.terminology.ConfigurationFault;
import org.precisionbenefit.terminology.RxCui;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;
import org.precisionbenefit.terminology.authored.Place;
import org.precisionbenefit.terminology.authored.Problems;
import org.precisionbenefit.terminology.authored.Suggestion;
import org.precisionbenefit.terminology.yaml.YamlText;

/**
 * Loads a formulary release from the folders {@code plans} (a file per plan), {@code drugs} (a file per drug),
 * {@code prices}, {@code classes} and {@code overlay}. A release that lacks some of them says nothing of that.
 */
public final class FormularyLoader {
    private static final String PLANS = "plans/";
    private static final String DRUGS = "drugs/";

    /** Whether a file, by its path below the data folder, belongs to a formulary release. */
    public static boolean reads(String path) {
        return path.endsWith(".yaml") && (path.startsWith(PLANS) || path.startsWith(DRUGS) || BenefitFiles.reads(path));
    }

    /**
     * Loads a release.
     *
     * @param all authored files; those that do not belong to a formulary are left out, also from the release's digest
     * @throws ConfigurationFault with every problem found, each with file, line and column
     */
    public FormularyRelease load(SourceFiles all) {
        SourceFiles files = all.where(FormularyLoader::reads);
        Problems problems = new Problems();
        BenefitFiles benefits = new BenefitFiles(files, problems);
        SortedMap<String, Plan> plans = plans(files, benefits, problems);
        List<DrugFile> opened = open(files, problems);
        @Nullable
        NameTerms terms = files.find(NameTermsFile.PATH)
                .flatMap(file -> problems.attempt(() -> NameTermsFile.read(file)))
                .orElse(null);
        problems.raise();
        List<DrugEntry> drugs = drugs(opened, plans, terms, problems);
        problems.raise();
        BenefitTables tables = benefits.read(plans, drugs);
        problems.raise();
        return new PlanFormularies(files.digest(), List.copyOf(plans.values()), drugs, terms, tables);
    }

    private static SortedMap<String, Plan> plans(SourceFiles files, BenefitFiles benefits, Problems problems) {
        SortedMap<String, Plan> plans = new TreeMap<>();
        for (SourceFile file : files.where(path -> path.startsWith(PLANS)).files()) {
            problems.attempt(() -> PlanFile.read(YamlText.read(file), problems)).ifPresent(read -> {
                Plan plan = read.plan();
                benefits.add(read);
                if (plans.put(plan.id().value(), plan) != null) {
                    problems.add(Place.start(file.path())
                            .problem("The plan (" + plan.id()
                                    + ") must not stand in two files. Remove one of the two."));
                }
            });
        }
        return plans;
    }

    private static List<DrugFile> open(SourceFiles files, Problems problems) {
        List<DrugFile> opened = new ArrayList<>();
        for (SourceFile file : files.where(path -> path.startsWith(DRUGS) && !path.equals(NameTermsFile.PATH))
                .files()) {
            problems.attempt(() -> DrugFile.open(YamlText.read(file), problems)).ifPresent(opened::add);
        }
        return opened;
    }

    private static List<DrugEntry> drugs(
            List<DrugFile> opened, SortedMap<String, Plan> plans, @Nullable NameTerms terms, Problems problems) {
        SortedMap<String, RxCui> byName = new TreeMap<>();
        Codes codes = new Codes();
        for (DrugFile file : opened) {
            problems.run(() -> {
                if (!file.keyedByProduct()) {
                    codes.take("RxNorm " + file.ingredient(), file.place(), "drug " + file.name());
                }
                names(file)
                        .forEach(name -> codes.take(
                                "name " + (terms == null ? name : Words.plain(name)),
                                "name " + name,
                                file.place(),
                                "drug " + file.name()));
                if (!file.ingredients().isEmpty()) {
                    codes.take(
                            "combination of " + String.join(" and ", new TreeSet<>(file.ingredients())),
                            file.place(),
                            "drug " + file.name());
                }
                byName.put(file.name(), file.ingredient());
            });
        }
        List<DrugEntry> drugs = new ArrayList<>();
        SortedMap<String, List<DrugFile>> byClass = new TreeMap<>();
        RowDrugs named = new RowDrugs(byName);
        for (DrugFile file : opened) {
            problems.attempt(() -> entry(file, plans, terms, codes, named)).ifPresent(entry -> {
                drugs.add(entry);
                classNames(entry).forEach(name -> byClass.computeIfAbsent(name, any -> new ArrayList<>())
                        .add(file));
            });
        }
        refuseClassesOfOne(byClass, problems);
        return drugs;
    }

    private static DrugEntry entry(
            DrugFile file, SortedMap<String, Plan> plans, @Nullable NameTerms terms, Codes codes, RowDrugs named) {
        Drug drug = file.drug(codes, terms);
        return new DrugEntry(
                drug, file.brands(), file.duplicateClasses(), file.items(drug, plans, named), file.naming(codes));
    }

    /** Every name by which texts may call the drug. */
    private static List<String> names(DrugFile file) {
        List<String> names = new ArrayList<>(List.of(file.name()));
        names.addAll(file.brands());
        names.addAll(file.synonyms());
        return names;
    }

    private static SortedSet<String> classNames(DrugEntry entry) {
        return entry.duplicateClasses().stream()
                .map(DuplicateClass::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A class of one drug finds no duplicate: most likely its name is written in another way elsewhere. */
    private static void refuseClassesOfOne(SortedMap<String, List<DrugFile>> byClass, Problems problems) {
        byClass.forEach((name, files) -> {
            if (files.size() == 1) {
                DrugFile file = files.get(0);
                problems.add(file.classesPlace()
                        .problem("The duplicate class (" + name + ") of drug " + file.name()
                                + " must stand in another drug too; alone it finds no duplicate."
                                + Suggestion.of(
                                        name,
                                        byClass.keySet().stream()
                                                .filter(other -> !other.equals(name))
                                                .toList())));
            }
        });
    }
}
