<?php
// Asks a Lexicall server whether calls may go ahead. Needs nothing but PHP 8.

final class Lexicall
{
    public function __construct(private string $base, private ?string $token = null, private float $timeout = 2.0)
    {
        $this->base = rtrim($base, '/');
    }

    /**
     * Returns the verdict; throws where there is none, and then nothing is permitted. Facts are an
     * object: PHP writes an empty array as [], which is a list.
     */
    public function check(object $facts): array
    {
        $headers = ['Content-Type: application/json'];
        if ($this->token) {
            $headers[] = "Authorization: Bearer $this->token";
        }
        $context = stream_context_create(['http' => [
            'method' => 'POST', 'header' => $headers, 'content' => json_encode($facts),
            'timeout' => $this->timeout, 'ignore_errors' => true]]);
        $answer = @file_get_contents("$this->base/v1/check", false, $context);
        $json = $answer === false ? null : json_decode($answer, true);
        if (!isset($json['decision'])) {
            throw new RuntimeException(($json['title'] ?? 'no answer') . ': ' . json_encode($json['errors'] ?? []));
        }
        return $json;
    }
}

$lexicall = new Lexicall($argv[1], getenv('LEXICALL_TOKEN') ?: null);
while (($line = fgets(STDIN)) !== false) {
    try {
        $verdict = $lexicall->check(json_decode($line, false, 512, JSON_THROW_ON_ERROR));
        if (!isset($verdict['id'])) {
            throw new RuntimeException("the facts have no id, so the verdict could be taken for another's");
        }
        echo $verdict['id'], ' ', $verdict['decision'], ' ', $verdict['permittedFrom'] ?? '-', "\n";
    } catch (Throwable $failure) {
        echo 'no permit: ', $failure->getMessage(), "\n";
    }
}
