package org.precisionbenefit.formulary;

import java.util.List;
import org.precisionbenefit.terminology.SourceFile;
import org.precisionbenefit.terminology.SourceFiles;

/** A drug file as version 0.1.0 had them. */
final class FormerDrug {
    static final SourceFiles FILE = new SourceFiles(List.of(new SourceFile("drugs/inventol.yaml", """
        drug: inventol
        description: Invented.
        rxcui: 2000
        brands: [Inventa]
        source: Invented
        last_checked: 2026-11-28
        duplicate_classes: []
        products:
          - rxcui: 2001
            name: inventol 5 MG Oral Tablet
            strength: 5 mg
            unit: tablet
        formulary: []
        """)));

    private FormerDrug() {}
}
