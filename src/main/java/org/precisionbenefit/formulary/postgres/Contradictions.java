package org.precisionbenefit.formulary.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.precisionbenefit.terminology.ConfigurationFault.Problem;

/**
 * Finds drugs of which two rows of one list say different things for one day. Rows of one drug are walked in the order
 * of their first days, and each is held against the one before it when it begins before all of those are over.
 */
final class Contradictions {
    private static final String FIND = """
        with item as (
          select list, code_kind, coalesce(code, name) as drug, coalesce(ndc, '') as ndc, basis,
            coalesce(starts, '-infinity'::date) as starts, coalesce(ends, 'infinity'::date) as ends,
            concat_ws('|', coalesce(tier, ''), prior_authorization, step_therapy, quantity_limit,
              coalesce(limit_amount::text, ''), coalesce(limit_unit, ''), coalesce(limit_days::text, '')) as benefit
          from formulary_item where edition_id = ? and status not in ('DRAFT', 'RETIRED')
        ), walked as (
          select list, drug, benefit, starts,
            max(ends) over (whole rows between unbounded preceding and 1 preceding) as over,
            lag(benefit) over whole as before
          from item
          window whole as (partition by list collate "C", code_kind collate "C", drug collate "C", ndc collate "C",
            basis collate "C" order by starts, benefit collate "C")
        )
        select distinct list collate "C", drug collate "C" from walked
        where starts <= over and benefit <> before order by 1, 2 limit ?
        """;

    private Contradictions() {}

    static List<String> find(Connection connection, long edition, int most) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FIND)) {
            select.setLong(1, edition);
            select.setInt(2, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(sentence(row.getString(1), row.getString(2)));
                }
            }
        }
        return found;
    }

    /** Fit for a terminal: a name may hold anything. */
    private static String sentence(String list, String drug) {
        return new Problem("", 0, 0, "Rows of list " + list + " say different things of the drug " + drug + ".")
                .message();
    }
}
