package eu.passerelle.stakeholder;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.passerelle.model.Yaml;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisations.Member;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Schemes, organisations and people to try Passerelle with. What is already there stays as people have changed it. */
@Component
@Profile("demo")
class DemoData {

  private final Schemes schemes;
  private final Organisations organisations;
  private final Participations participations;
  private final FirstAdministrator administrator;
  private final IdentityService identity;

  DemoData(Schemes schemes, Organisations organisations, Participations participations, FirstAdministrator administrator,
      IdentityService identity) {
    this.schemes = schemes;
    this.organisations = organisations;
    this.participations = participations;
    this.administrator = administrator;
    this.identity = identity;
  }

  /** Loads what is not there yet, all of it or nothing. */
  @Transactional
  public void load() {
    DemoSignIn signIn = Yaml.read("demo/sign-in.yaml", new TypeReference<>() {});
    files("organisations").map(file -> Yaml.read(file, new TypeReference<DemoOrganisations>() {}))
        .flatMap(file -> file.organisations.stream())
        .filter(demo -> organisations.find(demo.id).isEmpty()).forEach(demo -> load(demo, signIn.password));
    if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() == 0) {
      administrator.create(signIn.administrator, signIn.password);
    }
    files("schemes").map(file -> Yaml.read(file, new TypeReference<DemoScheme>() {}))
        .filter(demo -> schemes.find(demo.scheme.id()).isEmpty()).forEach(this::load);
  }

  private void load(DemoOrganisation demo, String password) {
    organisations.add(new Organisation(demo.id, demo.name, demo.country, demo.kind));
    demo.people.forEach(line -> organisations.add(demo.id, person(line), password));
  }

  private void load(DemoScheme demo) {
    schemes.add(demo.scheme);
    Group coordinators = identity.newGroup(demo.scheme.coordinatorGroup());
    coordinators.setName("Coordinators of " + demo.scheme.name());
    coordinators.setType("COORDINATORS");
    identity.saveGroup(coordinators);
    demo.coordinators.forEach(user -> identity.createMembership(user, demo.scheme.coordinatorGroup()));
    demo.flows.forEach(flow -> schemes.own(demo.scheme.id(), flow));
    demo.corridors.forEach(schemes::add);
    demo.cohorts.forEach(schemes::add);
    demo.plays.forEach((role, organisation) -> participations.playInScheme(demo.scheme.id(), role, organisation));
    demo.corridors.forEach(corridor -> demo.playsInCorridor.getOrDefault(corridor.id(), Map.of())
        .forEach((role, organisation) -> participations.playInCorridor(corridor, role, organisation)));
    demo.mayPlay.forEach((role, many) -> many.forEach(organisation -> participations.mayPlay(demo.scheme.id(), role, organisation)));
  }

  /** In the order of their names, so that every start does the same. */
  private static Stream<String> files(String folder) {
    try {
      return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath:demo/" + folder + "/*.yaml"))
          .map(file -> "demo/" + folder + "/" + file.getFilename()).sorted();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** "ruta: Rūta Example" is the user ruta. */
  private static Member person(String line) {
    String[] words = line.split(":?\\s+", 3);
    return new Member(words[0], words[1], words[2], words[0] + "@example.org");
  }

  record DemoSignIn(String password, String administrator) {}

  record DemoOrganisations(List<DemoOrganisation> organisations) {}

  record DemoOrganisation(String id, String name, String country, String kind, List<String> people) {}

  record DemoScheme(Scheme scheme, List<String> coordinators, List<String> flows, List<Corridor> corridors, List<Cohort> cohorts,
      Map<String, String> plays, Map<String, Map<String, String>> playsInCorridor, Map<String, List<String>> mayPlay) {

    DemoScheme {
      flows = flows == null ? List.of() : flows;
      plays = plays == null ? Map.of() : plays;
      playsInCorridor = playsInCorridor == null ? Map.of() : playsInCorridor;
      mayPlay = mayPlay == null ? Map.of() : mayPlay;
    }
  }
}
