// Asks a Lexicall server whether calls may go ahead. Needs nothing but Go 1.18.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

type Lexicall struct {
	Base, Token string
	HTTP        http.Client
}

type Verdict struct {
	ID, Decision, PermittedFrom string
	Findings                    []struct{ Rule, Citation, Message string }
}

// Check returns the verdict of one activity as JSON, or an error, and then nothing is permitted.
func (l *Lexicall) Check(facts []byte) (verdict Verdict, err error) {
	request, err := http.NewRequest("POST", strings.TrimRight(l.Base, "/")+"/v1/check", bytes.NewReader(facts))
	if err != nil {
		return verdict, err
	}
	request.Header.Set("Content-Type", "application/json")
	if l.Token != "" {
		request.Header.Set("Authorization", "Bearer "+l.Token)
	}
	answer, err := l.HTTP.Do(request)
	if err != nil {
		return verdict, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != http.StatusOK {
		var problem struct {
			Title, Detail string
			Errors        []struct{ Path, Problem string }
		}
		_ = json.NewDecoder(answer.Body).Decode(&problem)
		return verdict, fmt.Errorf("%d %s: %v", answer.StatusCode, problem.Title, problem.Errors)
	}
	err = json.NewDecoder(answer.Body).Decode(&verdict)
	return verdict, err
}

func main() {
	lexicall := Lexicall{os.Args[1], os.Getenv("LEXICALL_TOKEN"), http.Client{Timeout: 2 * time.Second}}
	for lines := bufio.NewReader(os.Stdin); ; {
		line, end := lines.ReadBytes('\n') // a line of any length: the server refuses what is too long
		if len(line) > 0 {
			tell(lexicall.Check(line))
		}
		if end == io.EOF {
			return
		} else if end != nil {
			fmt.Println("no permit:", end)
			os.Exit(1)
		}
	}
}

func tell(verdict Verdict, err error) {
	if err == nil && verdict.ID == "" {
		err = fmt.Errorf("the facts have no id, so the verdict could be taken for another's")
	}
	if err != nil {
		fmt.Println("no permit:", err)
		return
	}
	if verdict.PermittedFrom == "" {
		verdict.PermittedFrom = "-"
	}
	fmt.Println(verdict.ID, verdict.Decision, verdict.PermittedFrom)
}
