package eu.passerelle.stakeholder;

import eu.passerelle.engine.tables.Tables;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Role.BoundTo;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who plays a role in a country where no scheme, corridor or case names somebody: the decision table {@code authorities} of the country
 * packs. The country is the one that the role is bound to; a role bound to none is looked for at the destination, then at the origin.
 */
@Component
class Authorities {

  private static final String TABLE = "authorities";

  private final Tables tables;
  private final Roles roles;
  private final Schemes schemes;
  private final JdbcClient jdbc;
  private final Set<String> founded = ConcurrentHashMap.newKeySet();

  Authorities(Tables tables, Roles roles, Schemes schemes, JdbcClient jdbc) {
    this.tables = tables;
    this.roles = roles;
    this.schemes = schemes;
    this.jdbc = jdbc;
  }

  /** @return the id of the organisation; nothing where the packs name none, or one that does not exist here */
  Optional<String> of(String roleKey, String schemeId, String corridorId) {
    return roles.find(roleKey).flatMap(role -> schemes.route(corridorId).flatMap(route -> of(role, schemeId, route)));
  }

  private Optional<String> of(Role role, String schemeId, Corridor route) {
    Optional<String> there = role.boundTo() == BoundTo.ORIGIN ? Optional.empty()
        : ask(role.key(), route.destination(), route.origin(), schemeId);
    return there.isPresent() || role.boundTo() == BoundTo.DESTINATION ? there
        : ask(role.key(), route.origin(), route.destination(), schemeId);
  }

  private Optional<String> ask(String role, String country, String otherCountry, String schemeId) {
    return tables.firstRow(TABLE, Map.of("role", role, "country", country, "otherCountry", otherCountry, "scheme", schemeId))
        .map(row -> (String) row.get("organisation")).filter(this::exists);
  }

  /** An organisation is never taken away, so one that was found once need not be asked for again. */
  private boolean exists(String organisationId) {
    return founded.contains(organisationId)
        || jdbc.sql("select count(*) from organisation where id = ?").param(organisationId).query(Integer.class).single() > 0
            && founded.add(organisationId);
  }
}
