// Verifies a log in the format C2SP tlog-tiles with Go's own checksum database library, golang.org/x/mod/sumdb.
//
//	verify FOLDER VERIFIER-KEY [--earlier CHECKPOINT]... [--consistency CHECKPOINT PROOF]...
//	verify --proof ENTRY TLOG-PROOF VERIFIER-KEY
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func check(err error) {
	if err != nil {
		refuse(err.Error())
	}
}

func refuse(form string, values ...any) {
	fmt.Printf("not verified: "+form+"\n", values...)
	os.Exit(1)
}

func read(name string) []byte {
	data, err := os.ReadFile(name)
	check(err)
	return data
}

func parseCheckpoint(msg []byte, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open(msg, note.VerifierList(verifier))
	check(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		refuse("the checkpoint is of another origin")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err)
	root, err := tlog.ParseHash(lines[2])
	check(err)
	return tlog.Tree{N: size, Hash: root}
}

// name is the path of c2sp.org/tlog-tiles: that of the Go checksum database without the height.
func name(kind string, n int64, width int) string {
	path := tlog.Tile{H: 8, L: 0, N: n, W: width}.Path()
	return "tile/" + kind + strings.TrimPrefix(path, "tile/8/0")
}

type tiles struct{ folder string }

func (t tiles) Height() int                     { return 8 }
func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (t tiles) ReadTiles(all []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range all {
		bytes, err := os.ReadFile(filepath.Join(t.folder, name(strconv.Itoa(tile.L), tile.N, tile.W)))
		if err != nil {
			return nil, err
		}
		data = append(data, bytes)
	}
	return data, nil
}

func entries(folder string, n int64, width int) [][]byte {
	data := read(filepath.Join(folder, name("entries", n, width)))
	var entries [][]byte
	for len(data) > 0 {
		if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
			refuse("entries %d: the tile is cut", n)
		}
		length := 2 + int(binary.BigEndian.Uint16(data))
		entries = append(entries, data[2:length])
		data = data[length:]
	}
	if len(entries) != width {
		refuse("entries %d: the tile has not its width", n)
	}
	return entries
}

func hashes(lines []string) []tlog.Hash {
	var all []tlog.Hash
	for _, line := range lines {
		bytes, err := base64.StdEncoding.DecodeString(line)
		check(err)
		var hash tlog.Hash
		if copy(hash[:], bytes) != tlog.HashSize || len(bytes) != tlog.HashSize {
			refuse("a hash that is none")
		}
		all = append(all, hash)
	}
	return all
}

func verifyProof(entry, proof string, verifier note.Verifier) {
	head, msg, found := strings.Cut(string(read(proof)), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || lines[0] != "c2sp.org/tlog-proof@v1" || !strings.HasPrefix(lines[1], "index ") {
		refuse("no proof")
	}
	index, err := strconv.ParseInt(lines[1][len("index "):], 10, 64)
	check(err)
	tree := parseCheckpoint([]byte(msg), verifier)
	check(tlog.CheckRecord(hashes(lines[2:]), tree.N, tree.Hash, index, tlog.RecordHash(read(entry))))
	fmt.Printf("verified entry %d of %d\n", index, tree.N)
}

func main() {
	arguments := os.Args[1:]
	if len(arguments) == 4 && arguments[0] == "--proof" {
		verifier, err := note.NewVerifier(arguments[3])
		check(err)
		verifyProof(arguments[1], arguments[2], verifier)
		return
	}
	folder := arguments[0]
	verifier, err := note.NewVerifier(arguments[1])
	check(err)
	tree := parseCheckpoint(read(filepath.Join(folder, "checkpoint")), verifier)
	reader := tlog.TileHashReader(tree, tiles{folder})
	root, err := tlog.TreeHash(tree.N, reader)
	check(err)
	if root != tree.Hash {
		refuse("the root is another")
	}
	for n := int64(0); n*256 < tree.N; n++ {
		width := int(min(256, tree.N-n*256))
		all := entries(folder, n, width)
		var indexes []int64
		for i := range all {
			indexes = append(indexes, tlog.StoredHashIndex(0, n*256+int64(i)))
		}
		kept, err := reader.ReadHashes(indexes)
		check(err)
		for i, entry := range all {
			index := n*256 + int64(i)
			if tlog.RecordHash(entry) != kept[i] {
				refuse("entry %d is not the one that was logged", index)
			}
			if index%37 == 0 || index == tree.N-1 {
				proof, err := tlog.ProveRecord(tree.N, index, reader)
				check(err)
				check(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)))
			}
		}
	}
	for rest := arguments[2:]; len(rest) > 0; {
		old := parseCheckpoint(read(rest[1]), verifier)
		if old.N > tree.N {
			refuse("the log had %d entries, and has only %d", old.N, tree.N)
		}
		switch rest[0] {
		case "--earlier":
			proof, err := tlog.ProveTree(tree.N, old.N, reader)
			check(err)
			check(tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash))
			rest = rest[2:]
		case "--consistency":
			proof := hashes(strings.Fields(string(read(rest[2]))))
			check(tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash))
			rest = rest[3:]
		default:
			refuse("no such option: %s", rest[0])
		}
	}
	fmt.Printf("verified %d entries\n", tree.N)
}
