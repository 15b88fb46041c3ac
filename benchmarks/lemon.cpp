// Solve one graph with LEMON and print seconds, pairs and weight as JSON. Usage: lemon plain|full|perfect FILE
// FILE holds 64-bit numbers: n, m, then m each of u, v and w. "full" raises every weight so far that one pair more
// always counts more; "perfect" asks LEMON for a matching of everybody, and fails where there is none.
// The time includes building LEMON's graph, since the others are given arrays too.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include <lemon/matching.h>
#include <lemon/smart_graph.h>

using Graph = lemon::SmartGraph;
using Weights = Graph::EdgeMap<long long>;

struct Edges {
    int64_t n = 0;
    std::vector<int64_t> u, v, w;
};

struct Answer {
    bool found = true;
    long long pairs = 0, weight = 0;
};

static Edges read_edges(const char *path) {
    std::ifstream file(path, std::ios::binary);
    Edges edges;
    int64_t count = 0;
    file.read(reinterpret_cast<char *>(&edges.n), sizeof edges.n);
    file.read(reinterpret_cast<char *>(&count), sizeof count);
    for (std::vector<int64_t> *column : {&edges.u, &edges.v, &edges.w}) {
        column->resize(count);
        file.read(reinterpret_cast<char *>(column->data()), count * sizeof(int64_t));
    }
    return edges;
}

template <class Solver> static Answer count_pairs(const Graph &graph, const Solver &solver, const Edges &edges) {
    Answer answer;
    for (std::size_t i = 0; i < edges.u.size(); ++i) {
        if (solver.matching(graph.edgeFromId(static_cast<int>(i)))) {
            ++answer.pairs;
            answer.weight += edges.w[i];
        }
    }
    return answer;
}

static Answer solve(const Edges &edges, const std::string &mode) {
    Graph graph;
    graph.reserveNode(static_cast<int>(edges.n));
    graph.reserveEdge(static_cast<int>(edges.u.size()));
    for (int64_t i = 0; i < edges.n; ++i) graph.addNode();
    Weights weights(graph);
    const auto [least, most] = std::minmax_element(edges.w.begin(), edges.w.end());
    const int64_t lift = mode == "full" ? edges.n / 2 * (*most - *least) + std::max<int64_t>(0, -*least) + 1 : 0;
    for (std::size_t i = 0; i < edges.u.size(); ++i) {
        const auto edge = graph.addEdge(graph.nodeFromId(edges.u[i]), graph.nodeFromId(edges.v[i]));
        weights[edge] = edges.w[i] + lift;
    }
    if (mode == "perfect") {
        lemon::MaxWeightedPerfectMatching<Graph, Weights> solver(graph, weights);
        if (!solver.run()) return Answer{false};
        return count_pairs(graph, solver, edges);
    }
    lemon::MaxWeightedMatching<Graph, Weights> solver(graph, weights);
    solver.run();
    return count_pairs(graph, solver, edges);
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    const Edges edges = read_edges(arguments[2]);
    std::vector<double> times;
    Answer answer;
    while (times.empty() || (times.size() < 3 && times[0] < 10)) {
        const auto started = std::chrono::steady_clock::now();
        answer = solve(edges, arguments[1]);
        times.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
        if (!answer.found) {
            std::puts("{\"failed\": \"not everybody can be matched\"}");
            return 0;
        }
    }
    const std::size_t runs = times.size();
    std::sort(times.begin(), times.end());
    std::printf("{\"seconds\": %.6f, \"runs\": %zu, \"pairs\": %lld, \"weight\": %lld}\n", times[runs / 2], runs,
                answer.pairs, answer.weight);
    return 0;
}
