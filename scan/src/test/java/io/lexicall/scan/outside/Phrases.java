package io.lexicall.scan.outside;

import java.util.List;

/**
 * What agents and callers say. Of a list of lines the first is the agent's, the next the caller's,
 * and so on.
 *
 * @param topics talk without a card, of which a call without one has some
 * @param beforeCards the part of that talk which goes before a payment
 * @param distantPrompts talk in which the card is asked for some sentences before the number comes
 */
record Phrases(
    List<String> greeting,
    List<List<String>> topics,
    List<List<String>> beforeCards,
    List<String> prompts,
    List<List<String>> distantPrompts,
    List<String> holds,
    List<String> waits,
    List<String> openings,
    List<String> bareOpenings,
    List<String> acks,
    List<String> yeses,
    List<String> denials,
    List<String> fillers,
    List<String> pauseMarks,
    List<String> slips,
    List<String> restarts,
    List<String> readBacks,
    List<String> expiryPrompts,
    List<String> expiries,
    List<String> codePrompts,
    List<String> codeOpenings,
    List<String> lastFours,
    List<List<String>> farewells) {

  private static final List<List<String>> ENGLISH_BEFORE =
      List.of(
          List.of(
              "Can I have your first and last name, please?",
              "Sure, it's {first} {last}.",
              "Thank you, {first}. And the phone number on the account?",
              "It's {phone}.",
              "Perfect, I have you right here."),
          List.of(
              "And the shipping address?",
              "{street}, {city}.",
              "And the ZIP code?",
              "{zip}.",
              "Got it, {zip}."),
          List.of(
              "Could you verify your date of birth?",
              "{born}.",
              "Thank you. And the last four of your social?",
              "{ssn}."),
          List.of(
              "Do you have the order number handy?",
              "Yes, the order number is {order}.",
              "Okay, I see it. That was {count} units of the {model}.",
              "Right, and one of them came broken."),
          List.of(
              "How can I help you today?",
              "I'd like to order the {model}, I saw it online for {amount}.",
              "Okay, with tax and shipping it comes to {amount}.",
              "That's fine.",
              "Is the billing ZIP the same?",
              "Yes, {zip}."),
          List.of(
              "I see a balance of {amount} due on {date}.",
              "Yeah, I want to pay that off today.",
              "Great. Can I confirm your account number?",
              "It's {account}."),
          List.of(
              "What's a good callback number in case we get disconnected?",
              "{phone}.",
              "That's {phone}, correct?",
              "Yes."),
          List.of(
              "How's the weather over there?",
              "Oh, it's been raining for {days} days straight.",
              "Same here. Okay, my system is a little slow today.",
              "No problem, take your time."));

  private static final List<List<String>> ENGLISH_TOPICS =
      List.of(
          ENGLISH_BEFORE.get(0),
          ENGLISH_BEFORE.get(1),
          ENGLISH_BEFORE.get(2),
          ENGLISH_BEFORE.get(3),
          ENGLISH_BEFORE.get(4),
          ENGLISH_BEFORE.get(5),
          ENGLISH_BEFORE.get(6),
          ENGLISH_BEFORE.get(7),
          List.of(
              "What's the tracking number?",
              "Let me see, it's {tracking}.",
              "Thanks. It left the warehouse on {date} and should arrive in {days} days.",
              "Okay, great."),
          List.of(
              "Can you read me the IMEI of the phone?",
              "Yeah, hold on. {imei}.",
              "Okay, that one is not blocked.",
              "Good."),
          List.of(
              "I'll need the serial number on the back of the device.",
              "It's {serial}.",
              "And when did you buy it?",
              "In {year}, I think in {date}."),
          List.of("What's your member ID?", "{member}.", "And the policy number?", "{policy}."),
          List.of(
              "Do you want to set up a direct debit?",
              "Sure, the routing number is {routing}.",
              "And the account number?",
              "{account}."),
          List.of(
              "I see the card on file ending in {lastOld}. It expires {expirySlash}.",
              "Yes, just use that one.",
              "Alright, I've charged {amount} to it.",
              "Thanks."),
          List.of(
              "Your payment of {amount} was declined.",
              "I don't have my card with me, I'll call back tomorrow.",
              "No problem. Your reference number is {order}.",
              "Okay, {order}."),
          List.of(
              "Can you give me the reading on the meter?",
              "{meter}.",
              "And last month it was {meter}?",
              "Yes. The bill was {big} for {count} days."),
          List.of(
              "I just sent a code to your phone, can you read it to me?",
              "{pin}.",
              "Thank you, that worked.",
              "Great."),
          List.of(
              "What's the ticket number?",
              "{ticket}.",
              "And the flight is on {date} at {hour}?",
              "Yes, for {count} people."));

  private static final List<List<String>> SPANISH_BEFORE =
      List.of(
          List.of(
              "¿Me puede dar su nombre y apellido, por favor?",
              "Sí, soy {first} {last}.",
              "Gracias, {first}. ¿Y el número de teléfono de la cuenta?",
              "Es el {phone}.",
              "Perfecto, aquí lo tengo."),
          List.of(
              "¿Y la dirección de envío?",
              "{street}, {city}.",
              "¿Y el código postal?",
              "{zip}.",
              "Muy bien, {zip}."),
          List.of(
              "¿Me confirma su fecha de nacimiento?",
              "{born}.",
              "Gracias. ¿Y los últimos cuatro de su seguro social?",
              "{ssn}."),
          List.of(
              "¿Tiene a mano el número de pedido?",
              "Sí, el número de pedido es {order}.",
              "Bien, lo veo. Son {count} unidades del {model}.",
              "Sí, y una llegó rota."),
          List.of(
              "¿En qué le puedo ayudar?",
              "Quiero pedir el {model}, lo vi en línea por {amount}.",
              "Bien, con impuestos y envío son {amount}.",
              "Está bien."),
          List.of(
              "Veo un saldo de {amount} que vence el {date}.",
              "Sí, lo quiero pagar hoy.",
              "¿Me confirma su número de cuenta?",
              "Es {account}."));

  private static final List<List<String>> SPANISH_TOPICS =
      List.of(
          SPANISH_BEFORE.get(0),
          SPANISH_BEFORE.get(1),
          SPANISH_BEFORE.get(2),
          SPANISH_BEFORE.get(3),
          SPANISH_BEFORE.get(4),
          SPANISH_BEFORE.get(5),
          List.of(
              "¿Cuál es el número de seguimiento?",
              "A ver, es {tracking}.",
              "Gracias. Salió del almacén el {date} y llega en {days} días.",
              "Bueno."),
          List.of(
              "¿Me puede leer el IMEI del teléfono?",
              "Sí, un momento. {imei}.",
              "Bien, ese no está bloqueado.",
              "Gracias."),
          List.of(
              "Necesito el número de serie del aparato.",
              "Es {serial}.",
              "¿Y cuándo lo compró?",
              "En {year}."),
          List.of(
              "¿Cuál es su número de póliza?",
              "{policy}.",
              "¿Y el número de afiliado?",
              "{member}."),
          List.of(
              "Veo la tarjeta que termina en {lastOld}.",
              "Sí, use esa.",
              "Listo, son {amount}.",
              "Gracias."),
          List.of(
              "Le mandé un código al celular, ¿me lo lee?",
              "{pin}.",
              "Gracias, funcionó.",
              "Bueno."));

  private static final Phrases ENGLISH_ALL =
      new Phrases(
          List.of(
              "Thank you for calling Northwind Supply, this call may be recorded. My name is {agent}, how can I help?",
              "Hi {agent}, how are you?",
              "I'm doing well, thanks for asking.",
              "Good. I have a question about my account."),
          ENGLISH_TOPICS,
          ENGLISH_BEFORE,
          List.of(
              "And what's the card number?",
              "Can I get the card number, please?",
              "Okay, go ahead with the credit card number.",
              "What's the number on the front of the card?",
              "I'm ready for your debit card number whenever you are.",
              "And how would you like to pay? Visa, Mastercard?",
              "Could you read me the long number across the front of your card?",
              "Alright, and the sixteen digit card number?"),
          List.of(
              List.of(
                  "And how would you like to pay for that?",
                  "I'll use my credit card.",
                  "Perfect. Is that a personal or a business account?",
                  "Personal. Let me find my wallet, one second.",
                  "Take your time.",
                  "Okay, here it is.",
                  "Go ahead whenever you're ready."),
              List.of(
                  "We take Visa, Mastercard and Discover.",
                  "Great, I have a Visa right here.",
                  "Is the billing address the same as the shipping address?",
                  "Yes, it is.",
                  "Okay, I'm ready."),
              List.of(
                  "Which card would you like to put that on?",
                  "The blue one, let me get my glasses.",
                  "No rush at all.",
                  "My eyes aren't what they used to be.",
                  "I know the feeling. Alright, what do you have?")),
          List.of(
              "Yes, one second.",
              "Sure, let me grab my purse.",
              "Hold on, let me get it.",
              "Okay, give me a moment."),
          List.of("Take your time.", "No problem. Go ahead.", "Sure thing."),
          List.of(
              "It's",
              "Sure, it's",
              "Okay, the card number is",
              "My card number is",
              "Okay.",
              "Yes.",
              "Alright, it is",
              "Card? It's",
              "It's a Visa,",
              "So that's",
              "Um, it's",
              "The number is",
              "Ready? It's"),
          List.of("It's", "Okay.", "Alright,", "So,", "Ready?", "Um,"),
          List.of(
              "Okay.",
              "Mm-hmm.",
              "Uh-huh.",
              "Got it.",
              "Okay, go ahead.",
              "Yep.",
              "Alright.",
              "And then?",
              "Right.",
              "Yes.",
              "Go on.",
              "okay",
              "mhm",
              "Perfect."),
          List.of("Yes.", "That's right.", "Correct.", "Yep, that's it.", "Yeah."),
          List.of("No,", "No, no,", "No, it's", "Not quite,", "No sorry,"),
          List.of(
              "then",
              "and then",
              "um,",
              "uh",
              "uh,",
              "let me see,",
              "next is",
              "okay,",
              "followed by",
              "and",
              "hold on,",
              "it's hard to read,",
              "er,"),
          List.of("[pause]", "...", "(pause)", "[silence]", "—", "[inaudible]", "<pause>"),
          List.of(
              "no sorry,",
              "sorry,",
              "no wait,",
              "I mean",
              "I'm sorry,",
              "wait, no,",
              "oops,",
              "let me repeat that,",
              "scratch that,",
              "correction,",
              "no,"),
          List.of(
              "let me start over,",
              "sorry, let me start again.",
              "wait, I'll start from the beginning.",
              "no wait, let me say that again.",
              "sorry, wrong line, again:"),
          List.of(
              "Okay, so I have",
              "Let me read that back,",
              "So that's",
              "I have",
              "Let me repeat that:"),
          List.of(
              "And the expiration date?",
              "What's the expiry?",
              "Expiration?",
              "And when does it expire?"),
          List.of(
              "{expirySlash}.",
              "It's {expirySlash}.",
              "{expiryMonth} {expiryYear}.",
              "{expiryWords}.",
              "expires {expirySlash}",
              "It expires {expiryMonth} of {expiryYear}."),
          List.of(
              "And the security code on the back?",
              "And the three digits on the back?",
              "What's the CVV?",
              "And the C V V?",
              "The CVC, please?",
              "And the three numbers on the back of the card?",
              "And the CV2 number?",
              "And the verification code?",
              "Can I get the security code as well?"),
          List.of(
              "It's",
              "The code is",
              "That's",
              "Security code is",
              "Uh,",
              "Okay,",
              "And the code is"),
          List.of(
              "Okay, the card ending in {lastFour} is all set.",
              "So I'll charge {amount} to the card ending in {lastFour}."),
          List.of(
              List.of(
                  "Perfect, that went through. Your confirmation number is {order}.",
                  "Thank you so much.",
                  "Is there anything else I can help you with?",
                  "No, that's it.",
                  "Have a great day.",
                  "You too, bye."),
              List.of("Alright, you're all set.", "Thanks, bye.")));

  private static final Phrases SPANISH_ALL =
      new Phrases(
          List.of(
              "Gracias por llamar a Northwind, esta llamada puede ser grabada. Mi nombre es {agent}, ¿en qué le ayudo?",
              "Hola, buenas tardes.",
              "Buenas tardes.",
              "Tengo una pregunta sobre mi cuenta."),
          SPANISH_TOPICS,
          SPANISH_BEFORE,
          List.of(
              "¿Cuál es el número de la tarjeta?",
              "¿Me da el número de su tarjeta, por favor?",
              "Dígame el número de la tarjeta de crédito.",
              "¿Me puede leer los dieciséis dígitos de la tarjeta?",
              "¿Y el número de tarjeta?"),
          List.of(
              List.of(
                  "¿Cómo desea pagar?",
                  "Con mi tarjeta de crédito.",
                  "¿Es personal o de empresa?",
                  "Personal. Déjeme buscar la cartera.",
                  "Sin prisa.",
                  "Ya la tengo.",
                  "Adelante."),
              List.of(
                  "Aceptamos Visa y Mastercard.",
                  "Tengo una Visa aquí.",
                  "¿La dirección es la misma?",
                  "Sí, la misma.",
                  "Muy bien, cuando guste.")),
          List.of("Sí, un momento.", "Claro, déjeme sacarla.", "Espéreme tantito."),
          List.of("Sin problema.", "Cuando guste.", "Adelante."),
          List.of(
              "Es",
              "Sí, es",
              "El número es",
              "Mi tarjeta es",
              "Bueno.",
              "A ver, es",
              "Es una Visa,",
              "Sí."),
          List.of("Es", "Bueno,", "A ver,", "Sí."),
          List.of(
              "Sí.",
              "Ajá.",
              "Muy bien.",
              "Okay.",
              "Bueno.",
              "Dígame.",
              "Adelante.",
              "Perfecto.",
              "Mm-hmm."),
          List.of("Sí.", "Así es.", "Correcto.", "Exacto."),
          List.of("No,", "No, no,", "No, es"),
          List.of("luego", "y luego", "este,", "eh,", "a ver,", "después", "y", "espere,"),
          List.of("[pausa]", "...", "(pausa)", "[silencio]"),
          List.of("no, perdón,", "perdón,", "digo,", "no, espere,", "disculpe,"),
          List.of(
              "perdón, empiezo de nuevo.",
              "espere, otra vez desde el principio.",
              "no, le repito todo,"),
          List.of("Entonces es", "Le repito,", "Tengo", "Muy bien, sería"),
          List.of("¿Y la fecha de vencimiento?", "¿Cuándo vence?", "¿Y la fecha de expiración?"),
          List.of(
              "{expirySlash}.",
              "{expiryMonth} de {expiryYear}.",
              "Vence {expirySlash}.",
              "{expiryWords}."),
          List.of(
              "¿Y el código de seguridad?",
              "¿Los tres dígitos de atrás?",
              "¿Y el CVV?",
              "¿Y el código de verificación?"),
          List.of("Es", "El código es", "Sí,"),
          List.of(
              "Bien, la tarjeta que termina en {lastFour}.",
              "Le cobro {amount} a la que termina en {lastFour}."),
          List.of(
              List.of(
                  "Listo, pasó. Su número de confirmación es {order}.",
                  "Muchas gracias.",
                  "Que tenga buen día.",
                  "Igualmente."),
              List.of("Ya quedó.", "Gracias, adiós.")));

  private static final List<List<String>> FRENCH_BEFORE =
      List.of(
          List.of(
              "Je peux avoir votre nom, s'il vous plaît ?",
              "Oui, {first} {last}.",
              "Merci. Et votre numéro de téléphone ?",
              "{phone}.",
              "Parfait."),
          List.of(
              "Et l'adresse de livraison ?",
              "{street}, {city}.",
              "Le code postal ?",
              "{zip}.",
              "Très bien."),
          List.of("Votre date de naissance ?", "{born}.", "Merci."),
          List.of(
              "Vous avez le numéro de commande ?",
              "Oui, c'est le {order}.",
              "D'accord, il y en a {count}.",
              "C'est ça."));

  private static final Phrases FRENCH_ALL =
      new Phrases(
          List.of(
              "Bonjour, cet appel peut être enregistré. Je m'appelle {agent}, que puis-je faire pour vous ?",
              "Bonjour."),
          FRENCH_BEFORE,
          FRENCH_BEFORE,
          List.of(
              "Quel est le numéro de votre carte ?",
              "Je peux avoir le numéro de la carte bancaire ?",
              "Donnez-moi les seize chiffres de votre carte de crédit."),
          List.of(
              List.of(
                  "Comment souhaitez-vous payer ?",
                  "Avec ma carte de crédit.",
                  "Très bien, c'est une carte personnelle ?",
                  "Oui, je la cherche.",
                  "Prenez votre temps.",
                  "Voilà.",
                  "Je vous écoute.")),
          List.of("Oui, un instant.", "Attendez, je la prends."),
          List.of("Je vous en prie.", "Pas de souci."),
          List.of("C'est le", "Alors, c'est", "Oui, le numéro est", "Ma carte, c'est"),
          List.of("Alors,", "C'est", "Oui."),
          List.of("D'accord.", "Oui.", "Très bien.", "OK.", "Mm-hmm.", "Je note."),
          List.of("Oui.", "C'est ça.", "Exactement."),
          List.of("Non,", "Non, c'est"),
          List.of("ensuite", "puis", "euh,", "et", "attendez,"),
          List.of("[pause]", "...", "(silence)"),
          List.of("non, pardon,", "pardon,", "excusez-moi,", "je veux dire"),
          List.of("pardon, je recommence.", "attendez, je reprends depuis le début."),
          List.of("Je répète :", "Donc c'est", "Alors j'ai"),
          List.of("Et la date d'expiration ?", "Elle expire quand ?"),
          List.of("{expirySlash}.", "{expiryMonth} {expiryYear}."),
          List.of(
              "Et le code de sécurité ?", "Les trois chiffres au dos ?", "Et le cryptogramme ?"),
          List.of("C'est", "Le code est"),
          List.of("La carte qui se termine par {lastFour}."),
          List.of(
              List.of(
                  "C'est bon, le paiement est passé.",
                  "Merci beaucoup.",
                  "Bonne journée.",
                  "Au revoir.")));

  private static final List<List<String>> GERMAN_BEFORE =
      List.of(
          List.of(
              "Wie ist Ihr Name, bitte?",
              "{first} {last}.",
              "Danke. Und Ihre Telefonnummer?",
              "{phone}.",
              "Gut."),
          List.of(
              "Und die Lieferadresse?",
              "{street}, {city}.",
              "Die Postleitzahl?",
              "{zip}.",
              "Alles klar."),
          List.of("Ihr Geburtsdatum?", "{born}.", "Danke."),
          List.of(
              "Haben Sie die Bestellnummer?",
              "Ja, die ist {order}.",
              "Das waren {count} Stück.",
              "Genau."));

  private static final Phrases GERMAN_ALL =
      new Phrases(
          List.of(
              "Guten Tag, das Gespräch kann aufgezeichnet werden. Mein Name ist {agent}, was kann ich für Sie tun?",
              "Guten Tag."),
          GERMAN_BEFORE,
          GERMAN_BEFORE,
          List.of(
              "Wie ist Ihre Kartennummer?",
              "Geben Sie mir bitte die Nummer der Kreditkarte.",
              "Und die Kreditkartennummer?"),
          List.of(
              List.of(
                  "Wie möchten Sie bezahlen?",
                  "Mit meiner Kreditkarte.",
                  "Ist das eine private Karte?",
                  "Ja, ich hole sie.",
                  "Lassen Sie sich Zeit.",
                  "So.",
                  "Bitte.")),
          List.of("Ja, einen Moment.", "Warten Sie, ich hole sie."),
          List.of("Kein Problem.", "Gern."),
          List.of("Das ist die", "Also,", "Ja, die Nummer ist", "Meine Karte ist"),
          List.of("Also,", "Ja.", "So,"),
          List.of("Ja.", "Okay.", "Gut.", "Mhm.", "Alles klar.", "Weiter."),
          List.of("Ja.", "Genau.", "Richtig."),
          List.of("Nein,", "Nein, nein,"),
          List.of("dann", "und dann", "ähm,", "und", "Moment,"),
          List.of("[Pause]", "...", "(Pause)"),
          List.of("nein, Entschuldigung,", "Entschuldigung,", "Quatsch,", "ich meine"),
          List.of("Entschuldigung, noch mal von vorn.", "Moment, ich fange noch mal an."),
          List.of("Ich wiederhole:", "Also, das ist", "Ich habe"),
          List.of("Und das Ablaufdatum?", "Gültig bis wann?"),
          List.of("{expirySlash}.", "{expiryMonth} {expiryYear}."),
          List.of(
              "Und die Prüfziffer?",
              "Die drei Ziffern auf der Rückseite?",
              "Und der Sicherheitscode?"),
          List.of("Das ist", "Der Code ist"),
          List.of("Die Karte, die auf {lastFour} endet."),
          List.of(
              List.of(
                  "Die Zahlung ist durch.",
                  "Vielen Dank.",
                  "Schönen Tag noch.",
                  "Auf Wiederhören.")));

  private static final List<List<String>> PORTUGUESE_BEFORE =
      List.of(
          List.of(
              "Qual é o seu nome, por favor?",
              "{first} {last}.",
              "Obrigada. E o telefone?",
              "{phone}.",
              "Perfeito."),
          List.of("E o endereço de entrega?", "{street}, {city}.", "O CEP?", "{zip}.", "Certo."),
          List.of("A sua data de nascimento?", "{born}.", "Obrigada."),
          List.of(
              "O senhor tem o número do pedido?",
              "Sim, é {order}.",
              "São {count} unidades.",
              "Isso."));

  private static final Phrases PORTUGUESE_ALL =
      new Phrases(
          List.of(
              "Bom dia, esta ligação pode ser gravada. Meu nome é {agent}, em que posso ajudar?",
              "Bom dia."),
          PORTUGUESE_BEFORE,
          PORTUGUESE_BEFORE,
          List.of(
              "Qual é o número do cartão?",
              "Pode me passar o número do cartão de crédito?",
              "Me diga os dezesseis dígitos do cartão."),
          List.of(
              List.of(
                  "Como deseja pagar?",
                  "Com o meu cartão de crédito.",
                  "É pessoal?",
                  "É, vou pegar.",
                  "Sem pressa.",
                  "Pronto.",
                  "Pode falar.")),
          List.of("Sim, um momento.", "Espera, vou pegar."),
          List.of("Sem problema.", "Fique à vontade."),
          List.of("É", "Então, é", "Sim, o número é", "O meu cartão é"),
          List.of("Então,", "É", "Sim."),
          List.of("Certo.", "Sim.", "Ok.", "Uhum.", "Pode falar.", "Tá."),
          List.of("Sim.", "Isso.", "Isso mesmo.", "Correto."),
          List.of("Não,", "Não, é"),
          List.of("depois", "e depois", "é,", "aí", "espera,"),
          List.of("[pausa]", "...", "(silêncio)"),
          List.of("não, desculpa,", "desculpa,", "perdão,", "quer dizer,"),
          List.of("desculpa, vou começar de novo.", "espera, desde o início."),
          List.of("Repetindo,", "Então é", "Eu tenho"),
          List.of("E a validade?", "Qual é a data de validade?"),
          List.of("{expirySlash}.", "{expiryMonth} de {expiryYear}."),
          List.of("E o código de segurança?", "Os três números atrás?", "E o CVV?"),
          List.of("É", "O código é"),
          List.of("O cartão com final {lastFour}."),
          List.of(
              List.of("Pronto, foi aprovado.", "Muito obrigado.", "Tenha um bom dia.", "Tchau.")));

  static Phrases of(Tongue tongue) {
    return switch (tongue) {
      case ENGLISH -> ENGLISH_ALL;
      case SPANISH -> SPANISH_ALL;
      case FRENCH -> FRENCH_ALL;
      case GERMAN -> GERMAN_ALL;
      case PORTUGUESE -> PORTUGUESE_ALL;
    };
  }
}
