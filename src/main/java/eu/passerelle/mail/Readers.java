package eu.passerelle.mail;

import eu.passerelle.engine.PartyDirectory;
import eu.passerelle.stakeholder.Organisations;
import eu.passerelle.stakeholder.Organisations.Member;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is told: the people of the organisation that has the part now, at the address they have now. */
@Component
class Readers {

  private final PartyDirectory parties;
  private final Organisations organisations;

  Readers(PartyDirectory parties, Organisations organisations) {
    this.parties = parties;
    this.organisations = organisations;
  }

  /** @return user ids */
  List<String> of(Occasion occasion) {
    return organisations.people(party(occasion)).stream().map(Member::id).toList();
  }

  /** @return the address of the reader, who may have left since */
  Optional<String> addressOf(Mail mail) {
    return organisations.person(mail.userId(), party(mail.occasion())).map(Member::email);
  }

  private String party(Occasion occasion) {
    return parties.partyOf(occasion.number(), occasion.schemeId(), occasion.corridorId(), occasion.role()).groupId();
  }
}
