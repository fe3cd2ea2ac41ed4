package eu.passerelle.stakeholder;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.passerelle.scheme.Cohort;
import eu.passerelle.scheme.Corridor;
import eu.passerelle.scheme.Scheme;
import eu.passerelle.scheme.Schemes;
import eu.passerelle.stakeholder.Organisations.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.Resource;
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
    DemoPeople people = Yaml.read("demo/organisations.yaml", new TypeReference<>() {});
    people.organisations.stream().filter(demo -> organisations.find(demo.id).isEmpty()).forEach(demo -> load(demo, people.password));
    if (identity.createUserQuery().memberOfGroup(Groups.CAMUNDA_ADMIN).count() == 0) {
      administrator.create(people.administrator, people.password);
    }
    for (Resource file : schemeFiles()) {
      DemoScheme demo = Yaml.read("demo/schemes/" + file.getFilename(), new TypeReference<>() {});
      if (schemes.find(demo.scheme.id()).isEmpty()) {
        load(demo);
      }
    }
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
    demo.corridors.forEach(schemes::add);
    demo.cohorts.forEach(schemes::add);
    demo.plays.forEach((role, organisation) -> participations.playInScheme(demo.scheme.id(), role, organisation));
    demo.mayPlay.forEach((role, many) -> many.forEach(organisation -> participations.mayPlay(demo.scheme.id(), role, organisation)));
  }

  private static Resource[] schemeFiles() {
    try {
      return new PathMatchingResourcePatternResolver().getResources("classpath:demo/schemes/*.yaml");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** "ruta: Rūta Example" is the user ruta. */
  private static Person person(String line) {
    String[] words = line.split(":?\\s+", 3);
    return new Person(words[0], words[1], words[2], words[0] + "@example.org");
  }

  record DemoPeople(String password, String administrator, List<DemoOrganisation> organisations) {}

  record DemoOrganisation(String id, String name, String country, String kind, List<String> people) {}

  record DemoScheme(Scheme scheme, List<String> coordinators, List<Corridor> corridors, List<Cohort> cohorts,
      Map<String, String> plays, Map<String, List<String>> mayPlay) {}
}
